import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { events } from '../../events/events.ts';
import { eventOf } from '../../shared/app/event-of.ts';
import { FACT_TYPES, facts, factsOf, tickets } from '../events/sample-facts.ts';

describe('the event of a fact', () => {
  test.each(FACT_TYPES)('ticket.%s is what its schema promises, and nothing that it does not', (type) => {
    fc.assert(
      fc.property(factsOf(type), tickets, (fact, ticket) => {
        const event = eventOf(fact, ticket);
        expect(event).toMatchObject({ type: `ticket.${type}`, at: fact.at });
        expect(events[`ticket.${type}`].strict().parse(event.detail)).toEqual(event.detail);
      }),
    );
  });

  test('carries no address, no name and no text of a person', () => {
    fc.assert(
      fc.property(facts, tickets, (fact, ticket) => {
        const said = JSON.stringify(eventOf({ ...fact, ...SECRETS[fact.type] }, { ...ticket, subject: 'Secret words' }));
        expect(said).not.toMatch(/private\.example|Secret words/);
      }),
    );
  });

  test('names the fact by ticket and number, the same each time', () => {
    fc.assert(
      fc.property(facts, tickets, (fact, ticket) => {
        expect(eventOf(fact, ticket).detail).toMatchObject({ id: `${ticket.id}#${fact.n}`, n: fact.n, schemaVersion: 1 });
        expect(eventOf(fact, ticket)).toEqual(eventOf(fact, ticket));
      }),
    );
  });

  test('counts the plain addresses that a level told', () => {
    const [escalated] = fc.sample(factsOf('escalated'), 1);
    const [ticket] = fc.sample(tickets, 1);
    if (escalated === undefined || ticket === undefined) throw new Error('no sample');
    const fact = { ...escalated, told: ['lin', 'duty@private.example', 'wang'] };
    expect(eventOf(fact, ticket).detail).toMatchObject({ told: ['lin', 'wang'], toldAddresses: 1 });
  });
});

const SECRETS: { readonly [type: string]: object } = {
  opened: { subject: 'Secret words' },
  held: { reason: 'Secret words' },
  reopened: { reason: 'Secret words' },
  closed: { reason: 'Secret words' },
  absorbed: { subject: 'Secret words' },
};
