import type { Component } from '../../../shared/api/components.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import type { NumberedMessage } from '../../../shared/app/queries.ts';
import type { Receipt } from '../../../shared/app/receipt.ts';
import { defined } from '../../../shared/core/defined.ts';

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

export function presentReceipt(given: Receipt): Component<'Receipt'> {
  const { id, notice, to, facts, state, attempts, providerId, doubtful, error, outcome } = given;
  return {
    id,
    notice,
    to,
    facts: [...facts],
    state,
    attempts,
    plannedAt: toIso(given.plannedAt),
    firedAt: toIso(given.firedAt),
    ...defined({
      handedOverAt: toIsoIfAny(given.handedOverAt),
      providerId,
      doubtful,
      error,
      outcome: outcome && { ...outcome, at: toIso(outcome.at) },
    }),
  };
}
