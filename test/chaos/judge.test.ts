import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../shared/app/receipt.ts';
import type { Fact, FactType } from '../../shared/core/fact.ts';
import { readCompany } from './judge/company.ts';
import { judge } from './judge/judge.ts';
import type { SentCommand } from './load/sent-command.ts';
import type { CapturedMail, KeptTicket, Outcome } from './outcome/outcome.ts';
import { recordedOutcome } from './recorded-outcome.ts';

const CONFIGURATION = fileURLToPath(new URL('./company.yaml', import.meta.url));
const COMPANY = readCompany(CONFIGURATION);
const GOOD = recordedOutcome(CONFIGURATION);

const complaintsAbout = (outcome: Outcome): string =>
  judge(outcome, COMPANY)
    .map(({ what }) => what)
    .join('\n');

/** The outcome with a change to its one ticket. */
function planted(change: (ticket: KeptTicket) => Partial<KeptTicket>): Outcome {
  return { ...GOOD, tickets: GOOD.tickets.map((ticket) => ({ ...ticket, ...change(ticket) })) };
}

const numbered = (facts: readonly Fact[]): readonly Fact[] => facts.map((fact, index) => ({ ...fact, n: index + 1 }));

/** The history with some facts in place of the first of a type. */
const replaced = (type: FactType, by: (fact: Fact) => readonly Fact[]): Outcome =>
  planted(({ facts }) => {
    const index = facts.findIndex((fact) => fact.type === type);
    return { facts: numbered(facts.flatMap((fact, at) => (at === index ? by(fact) : [fact]))) };
  });

const withReceipts = (change: (receipts: readonly Receipt[]) => readonly Receipt[]): Outcome =>
  planted(({ receipts }) => ({ receipts: change(receipts) }));

const withCommands = (change: (commands: readonly SentCommand[]) => readonly SentCommand[]): Outcome => ({
  ...GOOD,
  commands: change(GOOD.commands),
});

const withMails = (change: (mails: readonly CapturedMail[]) => readonly CapturedMail[]): Outcome => ({
  ...GOOD,
  mails: change(GOOD.mails),
});

const firstOf = (type: FactType): Fact | undefined => GOOD.tickets[0]?.facts.find((fact) => fact.type === type);

test('an outcome without a flaw is found to have none, whatever time has done to it', () => {
  expect(complaintsAbout(GOOD)).toBe('');
  const types = new Set(GOOD.tickets[0]?.facts.map(({ type }) => type));
  for (const type of ['warned', 'breached', 'escalated', 'resumed', 'acknowledged', 'closed'] as const)
    expect(types).toContain(type);
  expect(firstOf('priority-changed')).toHaveProperty('rearmed');
});

describe('a history', () => {
  test('that lost what was acknowledged', () => {
    expect(complaintsAbout(replaced('held', () => []))).toContain('hold with key key-3 was acknowledged at version');
  });

  test('that has a command twice', () => {
    expect(complaintsAbout(replaced('replied', (fact) => [fact, fact]))).toContain(
      'reply with key key-2 is in the history more than once',
    );
  });

  test('that has what was refused, or what nobody asked for', () => {
    const refused = { kind: 'refused', status: 409, code: 'wrong-status' } as const;
    const outcome = withCommands((commands) =>
      commands.map((sent) => (sent.command.operation === 'hold' ? { ...sent, answer: refused } : sent)),
    );
    expect(complaintsAbout(outcome)).toContain('hold with key key-3 was refused (wrong-status), and is in the history');
    expect(complaintsAbout(withCommands((commands) => commands.slice(0, -1)))).toContain('comes of a command that nobody sent');
  });

  test('that need not have what nobody answered', () => {
    const unknown = { kind: 'unknown' } as const;
    const stranger = { operation: 'note', ticketId: '3f7h2j4k6p', key: 'never', path: '', body: {} } as const;
    const outcome = withCommands((commands) => [
      ...commands.map((sent) => ({ ...sent, answer: unknown })),
      { command: stranger, answer: unknown, attempts: 3, sentAt: 0, answeredAt: 0 },
    ]);
    expect(complaintsAbout(outcome)).toBe('');
  });

  test('with a gap, running backwards, or without the text that it names', () => {
    const gap = planted(({ facts }) => ({ facts: facts.filter(({ type }) => type !== 'replied') }));
    expect(complaintsAbout(gap)).toMatch(/fact \d+ has number \d+/);
    const backwards = replaced('resolved', (fact) => [{ ...fact, at: fact.at - 60_000 }]);
    expect(complaintsAbout(backwards)).toMatch(/fact \d+ happened before fact \d+/);
    expect(complaintsAbout(planted(() => ({ missingMessages: ['m1'] })))).toContain('the text of message m1 is lost');
  });
});

describe('a level', () => {
  test('that was due and never fired', () => {
    expect(complaintsAbout(replaced('escalated', () => []))).toContain('should have come at');
    expect(complaintsAbout(replaced('breached', () => []))).toContain('breach/0 should have come at');
  });

  test('that fired twice', () => {
    expect(complaintsAbout(replaced('warned', (fact) => [fact, fact]))).toContain('fired once more');
  });

  test('that fired again without having been armed anew', () => {
    const unarmed = replaced('priority-changed', (fact) => {
      const { rearmed: _, ...rest } = fact as Extract<Fact, { type: 'priority-changed' }>;
      return [rest];
    });
    expect(complaintsAbout(unarmed)).toMatch(/fact \d+: says that it armed "" anew, and armed "first-response/);
  });

  test('that fired at another instant, or before it', () => {
    expect(complaintsAbout(replaced('warned', (fact) => [{ ...fact, at: fact.at + 1 }]))).toContain('and was due at');
    const early = replaced('warned', (fact) => [{ ...fact, firedAt: fact.at - 1 } as Fact]);
    expect(complaintsAbout(early)).toContain('fired before its instant');
  });

  test('that fired after its acknowledgement, or after its clock had ended', () => {
    const escalated = firstOf('escalated');
    if (escalated === undefined) throw new Error('nothing escalated');
    const late = replaced('acknowledged', (fact) => [
      fact,
      { ...escalated, metric: 'solution', level: '2', at: fact.at } as Fact,
    ]);
    expect(complaintsAbout(late)).toContain('fired after its acknowledgement');
    const over = replaced('closed', (fact) => [fact, { ...escalated, level: '2', at: fact.at } as Fact]);
    expect(complaintsAbout(over)).toContain('fired after its clock ended');
  });
});

describe('what time ends by itself', () => {
  test('at its instant and not at another', () => {
    expect(complaintsAbout(replaced('closed', () => []))).toContain('the closing should have come at');
    expect(complaintsAbout(replaced('resumed', () => []))).toContain('the end of the hold should have come at');
    expect(complaintsAbout(replaced('closed', (fact) => [{ ...fact, at: fact.at + 500 }]))).toContain('and was due at');
  });
});

describe('a notice', () => {
  test('that is owed and has no receipt, or two', () => {
    expect(complaintsAbout(withReceipts(([, ...rest]) => rest))).toContain('0 receipts instead of one');
    const twice = withReceipts((receipts) => [...receipts, ...receipts.slice(0, 1).map((one) => ({ ...one, id: 'again' }))]);
    expect(complaintsAbout(twice)).toContain('2 receipts instead of one');
  });

  test('that nobody owes', () => {
    const stranger = withReceipts((receipts) =>
      receipts.map((one, index) => (index === 0 ? { ...one, to: 'eve@else.example' } : one)),
    );
    expect(complaintsAbout(stranger)).toContain('tells of what nobody was to be told');
  });

  test('that never came to an end, or took more attempts than it says', () => {
    expect(complaintsAbout(withReceipts((all) => all.map((one) => ({ ...one, state: 'sending' as const }))))).toContain(
      'ended as "sending"',
    );
    expect(complaintsAbout(withReceipts((all) => all.map((one) => ({ ...one, attempts: 2 }))))).toContain(
      'is not marked doubtful',
    );
  });

  test('whose mail never left', () => {
    expect(complaintsAbout(withMails(([, ...rest]) => rest))).toContain('its mail left 0 times');
  });

  test('whose mail left twice, which only a doubtful receipt may have', () => {
    const doubled = withMails((mails) => [...mails, ...mails.slice(0, 1).map((mail) => ({ ...mail, id: 'first attempt' }))]);
    expect(complaintsAbout(doubled)).toContain(
      'mail first attempt (received to cora@customer.example) has no receipt that says so',
    );
    const marked = doubled.tickets.map((ticket) => ({
      ...ticket,
      receipts: ticket.receipts.map((one, index) => (index === 0 ? { ...one, attempts: 2, doubtful: true } : one)),
    }));
    expect(complaintsAbout({ ...doubled, tickets: marked })).toBe('');
  });

  test('about a ticket that is not there', () => {
    const stray = withMails((mails) => [...mails, { id: 'x', ticketId: 'nowhere', notice: 'received', to: 'a@b.example' }]);
    expect(complaintsAbout(stray)).toContain('mail x is about ticket nowhere, which is not there');
  });
});

test('a ticket that still owes something, or is overdue', () => {
  const owes = planted(() => ({ outbox: [{ type: 'publish', from: 1, to: 2 }], dueAt: GOOD.endedAt - 60_000 }));
  expect(complaintsAbout(owes)).toMatch(/still owes to publish\nhas been due since/);
});
