/**
 * Walks through a history and asks of each fact: is it time that did this, and at its instant? And is there anything that time should
 * have done before it?
 */
import { type Fact, type FiringFact, isFiring } from '../../../shared/core/fact.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { KeptTicket } from '../outcome/outcome.ts';
import { rungsAhead, sameClock } from './clocks.ts';
import type { Company } from './company.ts';
import { follow, type Standing, standingAfter } from './standing.ts';
import type { Violation } from './violation.ts';

/** Something that time will do by itself. */
type Owed = { readonly name: string; readonly at: Instant };

/** @param until what was due by then must have happened */
export function judgeTiming({ id, facts }: KeptTicket, company: Company, until: Instant): readonly Violation[] {
  const complaints: string[] = [];
  let standing: Standing = standingAfter([], company);
  for (const fact of facts) {
    complaints.push(...missedBefore(fact.at, standing, company).map((what) => `${what}, and had not when fact ${fact.n} came`));
    const wrong = judgeFact(fact, standing, company);
    if (wrong !== undefined) complaints.push(`fact ${fact.n}: ${wrong}`);
    const after = follow(standing, fact, company);
    const wronglyArmed = judgeArming(fact, standing, after);
    if (wronglyArmed !== undefined) complaints.push(`fact ${fact.n}: ${wronglyArmed}`);
    standing = after;
  }
  complaints.push(...missedBefore(until, standing, company).map((what) => `${what}, and never did`));
  return complaints.map((what) => ({ ticketId: id, what }));
}

/** What a new deadline puts ahead again, and nothing else, is said to be armed anew. */
function judgeArming(fact: Fact, before: Standing, after: Standing): string | undefined {
  const said = ('rearmed' in fact ? (fact.rearmed ?? []) : []).toSorted().join(', ');
  const left = new Set(firedIn(after));
  const armed = firedIn(before).filter((key) => !left.has(key));
  const expected = armed.toSorted().join(', ');
  return said === expected ? undefined : `says that it armed "${said}" anew, and armed "${expected}"`;
}

const firedIn = ({ clocks }: Standing): readonly string[] =>
  clocks.flatMap(({ metric, cycle, fired }) => fired.map((name) => `${metric}/${cycle}/${name}`));

const missedBefore = (at: Instant, standing: Standing, company: Company): readonly string[] =>
  owed(standing, company)
    .filter((one) => one.at < at)
    .map(({ name, at: dueAt }) => `${name} should have come at ${new Date(dueAt).toISOString()}`);

function owed(standing: Standing, company: Company): readonly Owed[] {
  const firings = standing.clocks
    .flatMap((clock) => rungsAhead(clock, company))
    .map(({ clock, rung, at }) => ({ name: `${clock.metric}/${clock.cycle}/${rung.name}`, at }));
  return [...firings, ...endOfHold(standing), ...closing(standing, company)];
}

const endOfHold = ({ heldUntil }: Standing): readonly Owed[] =>
  heldUntil === undefined ? [] : [{ name: 'the end of the hold', at: heldUntil }];

function closing({ status, statusSince }: Standing, { afterConfirmedMs, afterResolvedMs }: Company): readonly Owed[] {
  const afterMs = status === 'confirmed' ? afterConfirmedMs : status === 'resolved' ? afterResolvedMs : undefined;
  return afterMs === undefined ? [] : [{ name: 'the closing', at: statusSince + afterMs }];
}

/** @returns what is wrong with a fact that time brought about; nothing where people did it */
function judgeFact(fact: Fact, standing: Standing, company: Company): string | undefined {
  if (isFiring(fact)) return judgeFiring(fact, standing, company);
  if (fact.type === 'resumed' && fact.because === 'until') return judgeInstant(fact, endOfHold(standing));
  if (fact.type === 'closed' && fact.because !== 'asked') return judgeInstant(fact, closing(standing, company));
  return undefined;
}

function judgeInstant({ at }: Fact, [due]: readonly Owed[]): string | undefined {
  if (due === undefined) return 'nothing of the kind was due';
  return due.at === at ? undefined : `came for ${new Date(at).toISOString()}, and was due at ${new Date(due.at).toISOString()}`;
}

function judgeFiring(fact: FiringFact, standing: Standing, company: Company): string | undefined {
  const clock = standing.clocks.find((one) => sameClock(one, fact));
  const name = 'level' in fact ? `${fact.level}/${fact.repeat}` : 'breach/0';
  if (clock === undefined) return 'fired for a clock that there is not';
  if (clock.fired.includes(name)) return `${name} fired once more`;
  const due = rungsAhead(clock, company).find(({ rung }) => rung.name === name);
  if (due === undefined)
    return `${name} fired after ${clock.acknowledgedAt === undefined ? 'its clock ended' : 'its acknowledgement'}`;
  if (fact.firedAt < fact.at) return `${name} fired before its instant`;
  return judgeInstant(fact, [{ name, at: due.at }]);
}
