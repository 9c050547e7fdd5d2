import { PRIORITIES } from '../../core/priority.ts';
import { CONDITION_KEYS, type Condition, type ConditionKey } from '../../core/sla/policy.ts';
import { quote } from '../text/parsed.ts';
import { covers } from './conditions.ts';

/** A ticket by its values; of tags it may have several. */
export type Example = { readonly [K in ConditionKey]: readonly string[] };

/** A rule, and the earlier ones that take some of its tickets, each with such a ticket. */
export type Overlap = { readonly later: number; readonly winners: readonly Winner[] };
type Winner = { readonly rule: number; readonly example: Example };

/** Tickets that are tried for a pair of rules: enough to find one that no third rule takes, in any file that people write. */
const MOST_TRIED = 200;

/** More would not be read. */
const MOST_WINNERS = 3;

/**
 * Rules that can fit the same ticket where neither condition contains the other, so that only their order decides.
 * `differ` says whether it makes a difference which of two decides.
 */
export function overlapsOf(
  conditions: readonly Condition[],
  differ: (one: number, other: number) => boolean,
): readonly Overlap[] {
  return conditions.flatMap((condition, later) => {
    const winners: Winner[] = [];
    for (const [rule, earlier] of conditions.slice(0, later).entries()) {
      if (covers(condition, earlier) || covers(earlier, condition) || !differ(rule, later)) continue;
      const example = ticketsOf(earlier, condition).find((ticket) => conditions.findIndex((one) => fits(one, ticket)) === rule);
      if (example !== undefined) winners.push({ rule, example });
      if (winners.length === MOST_WINNERS) break;
    }
    return winners.length === 0 ? [] : [{ later, winners }];
  });
}

/** What is said of a rule some of whose tickets go to others above. */
export function overlapping({ winners }: Overlap, nameOf: (rule: number) => string): string {
  const others = winners.map(({ rule, example }) => `${nameOf(rule)} (as for ${exampleText(example)})`);
  const win = winners.length === 1 ? 'which stands above and wins' : 'which stand above and win';
  return `overlaps ${others.join(' and ')}, ${win} where both fit; put the one that should win first`;
}

/** As `P1, tier "gold", tag "vip"`. */
function exampleText(example: Example): string {
  return CONDITION_KEYS.flatMap((key) =>
    example[key].map((value) => (key === 'priority' ? value : `${key} ${quote(value)}`)),
  ).join(', ');
}

/** Tickets that fit both conditions, one for each choice of values. */
function ticketsOf(one: Condition, other: Condition): readonly Example[] {
  let tickets: readonly Partial<Example>[] = [{}];
  for (const key of CONDITION_KEYS) {
    const choices = choicesOf(key, one[key], other[key]);
    tickets = tickets.flatMap((ticket) => choices.map((values) => ({ ...ticket, [key]: values }))).slice(0, MOST_TRIED);
  }
  return tickets as readonly Example[];
}

/** The values of one key that a ticket may have to fit both; no choice at all where it can not. */
function choicesOf(
  key: ConditionKey,
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly (readonly string[])[] {
  if (one === undefined && other === undefined) return key === 'priority' ? PRIORITIES.map((value) => [value]) : [[]];
  if (one === undefined || other === undefined) return (one ?? other ?? []).map((value) => [value]);
  const shared = one.filter((value) => other.includes(value)).map((value) => [value]);
  if (shared.length > 0 || key !== 'tag') return shared;
  return one.flatMap((value) => other.map((second) => [value, second]));
}

function fits(condition: Condition, ticket: Example): boolean {
  return CONDITION_KEYS.every((key) => {
    const allowed: readonly string[] | undefined = condition[key];
    return allowed === undefined || ticket[key].some((value) => allowed.includes(value));
  });
}
