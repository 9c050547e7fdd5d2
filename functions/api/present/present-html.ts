import { attachmentPath } from '../../../shared/api/attachment-path.ts';
import type { Component } from '../../../shared/api/components.ts';
import type { NumberedMessage } from '../../../shared/app/queries.ts';
import { presentMessage } from '../../../shared/lambda/present-message.ts';
import { sanitiseHtml } from '../../../shared/mail/sanitise-html.ts';

/** What was said with its HTML, in which pictures that it brought along are where its attachments are. Loaded when somebody reads messages. */
export function presentWithHtml(said: NumberedMessage): Component<'Message'> {
  return { ...presentMessage(said), ...(said.html !== undefined && sanitiseHtml(said.html, picturesOf(said))) };
}

function picturesOf({ ticketId, id, attachments = [] }: NumberedMessage): ReadonlyMap<string, string> {
  return new Map(
    attachments.flatMap(({ contentId }, index) =>
      contentId === undefined ? [] : [[contentId, attachmentPath(ticketId, id, index + 1)]],
    ),
  );
}
