import type { Component } from '../../../shared/api/components.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import type { Delivery } from '../../../shared/app/webhooks/delivery.ts';
import type { ExplainedPart } from '../../../shared/app/webhooks/explain-post.ts';
import type { ReadPart } from '../../../shared/app/webhooks/read-post.ts';
import type { Signal } from '../../../shared/app/webhooks/webhook-mapping.ts';
import { defined } from '../../../shared/core/defined.ts';

export function presentDelivery(delivery: Delivery): Component<'IncomingDelivery'> {
  const { id, source, at, verdict, state, size, reason, problems, results = [], handledAt, replays = 0 } = delivery;
  return {
    id,
    source,
    at: toIso(at),
    verdict,
    state,
    size,
    ...defined({ reason, problems: problems && [...problems], handledAt: toIsoIfAny(handledAt) }),
    results: [...results],
    replays,
  };
}

export function presentDeliveryDetail(delivery: Delivery, body: Uint8Array): Component<'IncomingDeliveryDetail'> {
  const bytes = Buffer.from(body);
  const text = bytes.toString('utf8');
  const isText = bytes.equals(Buffer.from(text, 'utf8'));
  return {
    ...presentDelivery(delivery),
    headers: { ...delivery.headers },
    body: isText ? text : bytes.toString('base64'),
    encoding: isText ? 'utf-8' : 'base64',
  };
}

export const presentTest = (explained: readonly ExplainedPart[]): Component<'WebhookTest'> => ({
  alerts: explained.map(({ part, outcome, detail = '', ticketId }) => {
    const { path, action, key, ...read } = presentPart(part);
    return { path, action, ...defined({ key }), outcome, detail, ...defined({ ticketId }), ...read };
  }),
});

type TestedAlert = Omit<Component<'WebhookTest'>['alerts'][number], 'outcome' | 'detail' | 'ticketId'>;

function presentPart(part: ReadPart): TestedAlert {
  switch (part.kind) {
    case 'signal':
      return presentSignal(part.signal);
    case 'misshapen':
      return { path: part.path, action: 'refuse', from: {}, problems: [...part.problems] };
    case 'ignored':
      return { path: part.path, action: 'ignore', from: {}, problems: [] };
    case 'confirmation':
      return { path: part.path, action: 'confirm', from: {}, problems: [] };
  }
}

function presentSignal({ path, action, key, draft, from }: Signal): TestedAlert {
  const { subject, description, priority, category, tier, team, tags = [], requester } = draft;
  return {
    path,
    action,
    ...defined({ key }),
    ticket: {
      subject,
      ...defined({ description, priority, category, tier, team }),
      tags: [...tags],
      requester: { ...requester },
    },
    from: { ...from },
    problems: [],
  };
}
