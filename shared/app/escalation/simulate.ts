/**
 * What would be sent of a ticket, to whom, when and in what words: the decisions of the core, and the notices that production makes
 * of them. Nothing is stored or sent.
 */
import type { Post } from '../../core/effect.ts';
import { shifts } from '../../core/escalation/on-call/shifts.ts';
import type { Fact } from '../../core/fact.ts';
import { isFiring } from '../../core/fact.ts';
import type { Instant } from '../../core/instant.ts';
import { findSchedule, type Organisation } from '../../core/organisation.ts';
import { type Act, foresee, type Moment, type Refused } from '../../core/what-if/foresee.ts';
import { type ForeseenLevel, foreseenLevels } from '../../core/what-if/foreseen-levels.ts';
import type { NoticeInput } from '../notices/notice-input.ts';
import { noticeInput } from '../notices/notice-of.ts';
import type { Configuration, StoredTicket } from '../ports.ts';
import { storeChange } from '../stored-ticket.ts';

export type SimulatedStep = { readonly at: Instant } & (
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'level'; readonly level: ForeseenLevel }
  /** What else time does, and what levels do besides telling. */
  | { readonly kind: 'change'; readonly fact: Fact }
  | { readonly kind: 'notice'; readonly notice: NoticeInput }
  | { readonly kind: 'post'; readonly post: Post; readonly fact: Fact }
  /** `who`: person ids; none: a gap. */
  | { readonly kind: 'on-call'; readonly schedule: string; readonly who: readonly string[] }
);

export type SimulationRequest = {
  readonly configuration: Pick<Configuration, 'organisation' | 'policySet' | 'mail' | 'webhooks'>;
  /** In order; the first opens the ticket. */
  readonly acts: readonly Act[];
  readonly from: Instant;
  readonly until: Instant;
  /** Base of the links in mails, which lead nowhere. */
  readonly publicUrl: string;
};

/** @returns the steps in order */
export async function simulate(request: SimulationRequest): Promise<readonly SimulatedStep[]> {
  const { acts, until, configuration } = request;
  const { moments, refused } = foresee(null, acts, { ...configuration, until });
  const steps: SimulatedStep[] = refused.map((one) => ({ at: one.at, kind: 'refused', refused: one }));
  let stored: StoredTicket | undefined;
  for (const moment of moments) {
    stored = storeChange(stored, { ...moment, policySet: configuration.policySet, now: moment.at }).ticket;
    steps.push(...stepsOf(moment, request), ...(await sentBy(moment, stored, request)));
  }
  // Those of one instant stay as they are, but for who is on call by then.
  const handovers = onCallSteps(steps, request);
  return [...handovers, ...steps].toSorted((one, other) => one.at - other.at);
}

function stepsOf(moment: Moment, { configuration }: SimulationRequest): readonly SimulatedStep[] {
  const { at, command, facts } = moment;
  const levels = foreseenLevels(moment, configuration);
  const byTime = facts.filter(({ by }) => by === 'system');
  const steps = byTime.flatMap((fact): readonly SimulatedStep[] => {
    const level = levels.find((one) => one.fact.n === fact.n);
    if (level !== undefined) return [{ at, kind: 'level', level }];
    return isFiring(fact) ? [] : [{ at, kind: 'change', fact }];
  });
  return command.type === 'wake' ? steps : [...steps, { at, kind: 'act', act: { at, command } }];
}

async function sentBy(
  { at, after: snapshot, facts, effects }: Moment,
  stored: StoredTicket,
  request: SimulationRequest,
): Promise<readonly SimulatedStep[]> {
  const loaded = { stored, snapshot, policySet: request.configuration.policySet };
  const services = servicesAt(at, request);
  const steps: SimulatedStep[] = [];
  for (const effect of effects) {
    if (effect.type === 'notify') steps.push({ at, kind: 'notice', notice: await noticeInput(services, loaded, effect, facts) });
    const fact = effect.type === 'post' ? facts.find(({ n }) => n === effect.fact) : undefined;
    if (effect.type === 'post' && fact !== undefined) steps.push({ at, kind: 'post', post: effect, fact });
  }
  return steps;
}

/** Nothing was said on a ticket that nobody has opened, and its links are signed with no key of ours. */
const servicesAt = (at: Instant, { configuration, publicUrl }: SimulationRequest) => ({
  now: () => at,
  messages: { load: async () => undefined, list: async () => ({ items: [] }) },
  receipts: { list: async () => [] },
  secrets: { signingKey: async () => 'simulation' },
  configuration: { current: async () => configuration },
  settings: { publicUrl },
});

/** Who takes over on the schedules that its levels ask. */
function onCallSteps(steps: readonly SimulatedStep[], request: SimulationRequest): readonly SimulatedStep[] {
  const asked = steps.flatMap((step) => (step.kind === 'level' ? step.level.level.to : []));
  const names = new Set(asked.flatMap((recipient) => (recipient.kind === 'on-call' ? [recipient.schedule] : [])));
  return [...names].flatMap((name) => handoversOf(name, request.configuration.organisation, request));
}

function handoversOf(name: string, organisation: Organisation, { from, until }: SimulationRequest): readonly SimulatedStep[] {
  const schedule = findSchedule(organisation, name);
  const found = schedule === undefined ? [] : shifts(schedule, from, until);
  const changes = found.filter((shift, index) => shift.who.join() !== found[index - 1]?.who.join());
  return changes.map((shift) => ({ at: shift.from, kind: 'on-call', schedule: name, who: shift.who }));
}
