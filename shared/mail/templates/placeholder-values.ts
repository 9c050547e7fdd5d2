import type { Instant } from '../../core/instant.ts';
import { referenceOf } from '../../core/reference.ts';
import type { Metric } from '../../core/sla/metric.ts';
import type { Placeholder } from '../../words/placeholders.ts';
import { oneLine } from '../plain-text.ts';
import type { Content } from '../render/content.ts';
import { holdReason, promise } from '../render/rows.ts';
import type { Scene } from '../render/scene.ts';

export type PlaceholderValues = { readonly [P in Placeholder]?: string | undefined };

const LONGEST = 500;

/** What a template's placeholders stand for, in the addressee's language and zone. One line each: they may stand in a subject. */
export function placeholderValues(scene: Scene, content: Content): PlaceholderValues {
  const values = { ...ofTicket(scene), ...ofPromises(scene), ...ofMain(scene), ...ofLadder(scene), ...ofOriginal(content) };
  const entries = Object.entries(values).map(([name, value]) => [name, value && oneLine(value, LONGEST)]);
  return Object.fromEntries(entries);
}

function ofTicket({ input, terms, reference, subject, owner, time, person, zone }: Scene): PlaceholderValues {
  const { ticket, organisation, effect } = input;
  return {
    reference,
    subject,
    organisation: organisation.name,
    'recipient.name': effect.to.name,
    'customer.name': ticket.requester.name,
    'customer.email': ticket.requester.email,
    priority: terms.priorities[ticket.priority],
    team: ticket.team === undefined ? undefined : (organisation.teams[ticket.team]?.name ?? ticket.team),
    assignee: ticket.assignee === undefined ? undefined : person(ticket.assignee),
    owner,
    openedAt: time(ticket.openedAt),
    timeZone: zone,
    'request.link': input.links?.view,
  };
}

function ofPromises(scene: Scene): PlaceholderValues {
  const said = (metric: Metric) => {
    const clock = scene.input.clocks.find((one) => one.metric === metric && one.state === 'running');
    return clock && promise(scene, clock);
  };
  return {
    'promises.firstResponse': said('first-response'),
    'promises.nextResponse': said('next-response'),
    'promises.update': said('update'),
    'promises.solution': said('solution'),
  };
}

function ofMain(scene: Scene): PlaceholderValues {
  const { main, time, person, asker } = scene;
  switch (main?.type) {
    case 'replied':
      return { author: main.author === undefined ? scene.input.organisation.name : person(main.author) };
    case 'held':
      return { 'hold.reason': holdReason(scene, main.reason), 'hold.until': timeOf(main.until, time) };
    case 'merged':
      return { continuesAs: referenceOf(main.into) };
    case 'handover-offered':
      return {
        'handover.from': asker,
        'handover.note': main.note,
        'handover.answerBy': timeOf(main.until, time),
      };
    default:
      return {};
  }
}

const timeOf = (at: Instant | undefined, time: Scene['time']) => (at === undefined ? undefined : time(at));

function ofLadder({ standing, alarm, level }: Scene): PlaceholderValues {
  return {
    'promise.name': standing?.metric ?? alarm,
    'promise.target': standing?.target,
    'promise.due': standing?.due,
    'promise.amount': standing?.amount,
    level,
  };
}

const ofOriginal = ({ subject, headline, paragraphs }: Content): PlaceholderValues => ({
  'original.subject': subject,
  'original.headline': headline,
  'original.intro': paragraphs.join(' '),
});
