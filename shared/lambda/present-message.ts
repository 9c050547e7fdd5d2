import type { Component } from '../api/components.ts';
import { toIso } from '../app/iso.ts';
import type { NumberedMessage } from '../app/queries.ts';
import { defined } from '../core/defined.ts';

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
    ...defined({ subject, html, attachments: attachments?.map(({ name, type, size }) => ({ name, type, size })) }),
  };
}
