import { attachmentPath } from '../api/attachment-path.ts';
import type { Component } from '../api/components.ts';
import { toIso } from '../app/iso.ts';
import type { NumberedMessage } from '../app/queries.ts';
import { defined } from '../core/defined.ts';

/** What was said, as programs are told of it: without HTML, which is a copy of the text and can be long. */
export function presentMessage(said: NumberedMessage): Component<'Message'> {
  const { n, id, ticketId, at, direction, channel, author, text, subject } = said;
  const attachments = said.attachments?.map(({ name, type, size }, index) => ({
    name,
    type,
    size,
    path: attachmentPath(ticketId, id, index + 1),
  }));
  return { n, id, at: toIso(at), direction, channel, author, text, ...defined({ subject, attachments }) };
}
