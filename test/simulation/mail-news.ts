/**
 * What the mail service says of mails that it took, as SES does: later, or before the sender has put down that the mail is out; more
 * than once, in any order, and until somebody takes it.
 */
import { DAY_MS, type DurationMs, type Instant, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import type { Stream } from './chances.ts';
import type { Faults } from './faults.ts';
import type { Machine } from './machine.ts';
import type { Scheduler } from './scheduler.ts';

export type MailNews = {
  /** The mail is out. */
  taken(ticket: number, providerId: string): void;
  /** Mails that came back, by ticket, and whether somebody has been told of it. */
  readonly returned: ReadonlyMap<number, readonly Returned[]>;
};

export type Returned = { readonly mailId: string; isTold: boolean };

type Surroundings = {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly chance: Stream;
  readonly machine: () => Machine;
};

const VISIBILITY_MS: DurationMs = 3 * MINUTE_MS;
const LATEST_MS: DurationMs = 40 * MINUTE_MS;
/** Nobody tries for longer. */
const KEPT_MS: DurationMs = DAY_MS;

export const mailIdOf = (providerId: string): string => `${providerId}@mail.example`;

type Outcome = 'bounced' | 'complained' | 'unavailable' | 'delivered';
const pickOutcome = (draw: number): Outcome => (draw < 0.6 ? 'bounced' : draw < 0.8 ? 'complained' : 'unavailable');

export function createMailNews({ scheduler, faults, chance, machine }: Surroundings): MailNews {
  const returned = new Map<number, Returned[]>();

  /** The queue shows it again until it was taken. */
  const deliver = (event: object, since: Instant, onTaken: () => void): void => {
    const worker = machine();
    let isOver = false;
    const isTaken = (taken: boolean): void => {
      if (isOver) return;
      isOver = true;
      if (taken) onTaken();
      else if (scheduler.now() < since + KEPT_MS) scheduler.after(VISIBILITY_MS, () => deliver(event, since, onTaken));
    };
    scheduler.after(VISIBILITY_MS / 2, () => isTaken(false));
    worker.release.engine
      .createMailEvents({ ...worker.services, mailIdOf })(sqsEvent([event]))
      .then(
        ({ batchItemFailures }) => isTaken(batchItemFailures.length === 0),
        () => isTaken(false),
      );
  };
  const draw = (ticket: number): DurationMs =>
    Math.floor(chance.next(ticket) < 0.3 ? chance.next(ticket) * SECOND_MS : chance.next(ticket) ** 3 * LATEST_MS);
  const tell = (ticket: number, providerId: string, outcome: Outcome, onTaken: () => void): void => {
    const sentAt = scheduler.now();
    const copies = faults.strikes('mail-news-doubled', ticket) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const afterMs = draw(ticket);
      const event = eventOf(providerId, outcome, { sentAt, at: sentAt + afterMs });
      scheduler.after(afterMs, () => deliver(event, sentAt, onTaken));
    }
  };
  const taken = (ticket: number, providerId: string): void => {
    if (!faults.strikes('mail-returned', ticket)) return;
    const news: Returned = { mailId: mailIdOf(providerId), isTold: false };
    returned.set(ticket, [...(returned.get(ticket) ?? []), news]);
    const told = () => {
      news.isTold = true;
    };
    const outcome = pickOutcome(chance.next(ticket));
    tell(ticket, providerId, outcome, told);
    // A bounce that need not last says less than a delivery.
    if (outcome !== 'unavailable' && chance.next(ticket) < 0.5) tell(ticket, providerId, 'delivered', () => {});
  };
  return { taken, returned };
}

function eventOf(messageId: string, outcome: Outcome, when: { readonly sentAt: Instant; readonly at: Instant }): object {
  const mail = { messageId, timestamp: new Date(when.sentAt).toISOString() };
  const timestamp = new Date(when.at).toISOString();
  switch (outcome) {
    case 'delivered':
      return { eventType: 'Delivery', mail, delivery: { timestamp } };
    case 'complained':
      return { eventType: 'Complaint', mail, complaint: { timestamp } };
    default: {
      const bounceType = outcome === 'bounced' ? 'Permanent' : 'Transient';
      return { eventType: 'Bounce', mail, bounce: { timestamp, bounceType, bouncedRecipients: [] } };
    }
  }
}
