import type { Component } from '../api/components.ts';
import { toIso } from '../app/iso.ts';
import type { NumberedMessage } from '../app/queries.ts';
import { defined } from '../core/defined.ts';
import { sanitiseHtml } from '../mail/sanitise-html.ts';

/** What was said, as the API presents it. */
export function presentMessage(said: NumberedMessage): Component<'Message'> {
  const { n, id, at, direction, channel, author, text, subject, html, attachments } = said;
  return {
    n,
    id,
    at: toIso(at),
    direction,
    channel,
    author,
    text,
    ...(html !== undefined && sanitiseHtml(html)),
    ...defined({ subject, attachments: attachments?.map(({ name, type, size }) => ({ name, type, size })) }),
  };
}
