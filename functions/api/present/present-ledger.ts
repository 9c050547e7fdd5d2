import type { ClockLedgerBody, LedgerBody } from '../../../shared/api/schemas/ledger.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { ExplainedClock, TicketLedger } from '../../../shared/app/queries.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { Fact } from '../../../shared/core/fact.ts';
import { type DurationMs, SECOND_MS } from '../../../shared/core/instant.ts';
import type { Language } from '../../../shared/core/language.ts';
import { findPerson, findTeam, type Organisation } from '../../../shared/core/organisation.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import type { Clock } from '../../../shared/core/sla/clock.ts';
import type { Stretch, Sums } from '../../../shared/core/sla/explain.ts';
import type { RuleExplanation } from '../../../shared/core/sla/match-rule.ts';
import { causeOf } from '../../../shared/core/sla/stretch-cause.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import { presentClock, presentOther } from '../../../shared/lambda/present-ticket.ts';
import { sayExactly } from '../../../shared/words/durations.ts';
import { LEDGER_WORDS } from '../../../shared/words/ledger/index.ts';
import type { LedgerWords, Speech } from '../../../shared/words/ledger/ledger-words.ts';
import { sayActor } from '../../../shared/words/names.ts';
import { sayMoment, sayZone } from '../../../shared/words/times.ts';
import { presentChange } from './present-change.ts';

/** For whom a ledger is put into words. */
export type Reader = { readonly language: Language; readonly timeZone: string; readonly organisation: Organisation };

type Telling = { readonly ledger: TicketLedger; readonly words: LedgerWords; readonly say: Speech };

/** The ledger as clients see it: seconds, to the millisecond, so that sums stay exact; and all of it in words. */
export function presentLedger(ledger: TicketLedger, reader: Reader): LedgerBody {
  const { ticket, version, at, rules, clocks } = ledger;
  const { id, policyVersion, priority } = ticket;
  const mergedInto = ticket.mergedInto === undefined ? undefined : presentOther(ticket.mergedInto);
  const telling = { ledger, words: LEDGER_WORDS[reader.language], say: speechFor(reader, ticket) };
  return {
    id,
    reference: referenceOf(id),
    version,
    at: toIso(at),
    policyVersion,
    priority,
    ...defined({ mergedInto }),
    language: reader.language,
    zone: reader.timeZone,
    words: telling.words.heading({ at, priority, policyVersion, mergedInto: mergedInto?.reference }, telling.say),
    rules: rules.map((rule) => presentRule(rule, telling)),
    clocks: clocks.map((clock) => presentClockLedger(clock, telling)),
  };
}

function speechFor({ language, timeZone, organisation }: Reader, { requester }: Ticket): Speech {
  const person = (id: string) => findPerson(organisation, id)?.name ?? id;
  return {
    time: (at) => sayMoment(at, timeZone, language),
    duration: (ms) => sayExactly(ms, language),
    actor: (by) => (by === `requester:${requester.email}` && requester.name) || sayActor(by, language, person),
    team: (id) => findTeam(organisation, id)?.name ?? id,
    zone: sayZone(timeZone, language),
  };
}

function presentRule(rule: RuleExplanation, { words, say }: Telling): LedgerBody['rules'][number] {
  const conditions = rule.conditions.map(({ key, wanted, actual, met }) => ({
    key,
    wanted: [...wanted],
    actual: [...actual],
    met,
  }));
  return { ...rule, conditions, words: words.rule(rule, say) };
}

function presentClockLedger(explained: ExplainedClock, telling: Telling): ClockLedgerBody {
  const { clock, timeZone, sums, stretches, commitment, changes } = explained;
  const { rule, calendar, elapsedMs } = clock;
  const { words, say, ledger } = telling;
  return {
    ...presentClock(clock),
    rule,
    calendar,
    timeZone,
    elapsedSeconds: seconds(elapsedMs),
    words: words.clock({ clock, commitment, timeZone, policyVersion: ledger.ticket.policyVersion }, say),
    sums: presentSums(sums),
    stretches: stretches.map((stretch, index) => presentStretch(stretch, stretches[index - 1], clock, telling)),
    changes: changes.map((change) => presentChange(change, words.change(change, say))),
  };
}

const seconds = (ms: DurationMs): number => ms / SECOND_MS;

function presentSums(sums: Sums): ClockLedgerBody['sums'] {
  return {
    countedSeconds: seconds(sums.countedMs),
    closedSeconds: seconds(sums.closedMs),
    holidaySeconds: seconds(sums.holidayMs),
    breakSeconds: seconds(sums.breakMs),
    heldSeconds: seconds(sums.heldMs),
    solvedSeconds: seconds(sums.solvedMs),
    totalSeconds: seconds(sums.totalMs),
  };
}

function presentStretch(
  stretch: Stretch,
  previous: Stretch | undefined,
  { breachedAt }: Clock,
  { ledger, words, say }: Telling,
): ClockLedgerBody['stretches'][number] {
  const { from, to, ms, kind, phase, name, reason, countedMs, fact, rule, calendar, calendarVersion } = stretch;
  const cause = causeOf(stretch, ledger.facts);
  const overdue = breachedAt !== undefined && from >= breachedAt;
  const hoursSince = previous === undefined || previous.calendarVersion === calendarVersion ? undefined : calendarVersion;
  return {
    from: toIso(from),
    to: toIso(to),
    seconds: seconds(ms),
    kind,
    phase,
    ...defined({ name, reason }),
    ...defined({
      stopped: presentCause(cause.stopped),
      reopened: presentCause(cause.reopened),
      regraded: presentCause(cause.regraded),
    }),
    countedSeconds: seconds(countedMs),
    fact,
    rule,
    calendar,
    ...defined({ calendarVersion }),
    local: { from: say.time(from), to: say.time(to), length: say.duration(ms), counted: say.duration(countedMs) },
    words: words.stretch({ stretch, cause, overdue, hoursSince }, say),
  };
}

function presentCause(fact: Fact | undefined): ClockLedgerBody['stretches'][number]['stopped'] {
  if (fact === undefined) return undefined;
  const unanswered = fact.type === 'held' ? fact.unanswered : undefined;
  return { fact: fact.n, type: fact.type, at: toIso(fact.at), by: fact.by, ...defined({ unanswered }) };
}
