import type { ReachBody, SimulatedStepBody, SimulationBody } from '../../../shared/api/schemas/escalations.ts';
import type { SimulatedStep } from '../../../shared/app/escalation/simulate.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { NoticeInput } from '../../../shared/app/notices/notice-input.ts';
import type { Configuration } from '../../../shared/app/ports.ts';
import { defined } from '../../../shared/core/defined.ts';
import { type Fact, isFiring } from '../../../shared/core/fact.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { matchRule } from '../../../shared/core/sla/match-rule.ts';
import { classify } from '../../../shared/core/sla/tracks.ts';
import { breachKey, firingKey, type Ticket } from '../../../shared/core/ticket.ts';
import type { ForeseenLevel } from '../../../shared/core/what-if/foreseen-levels.ts';
import { presentLevel } from '../../../shared/lambda/present-level.ts';
import { renderNotice } from '../../../shared/mail/render-notice.ts';
import { sayInstant } from '../../../shared/words/times.ts';

type Supposition = { readonly configuration: Pick<Configuration, 'policySet'>; readonly opened: Ticket | undefined };

export function presentReach(
  levels: readonly ForeseenLevel[],
  { at, ...supposition }: Supposition & { readonly at: Instant },
): ReachBody {
  const { version: policyVersion } = supposition.configuration.policySet;
  return { at: toIso(at), policyVersion, ...presentOpened(supposition), ahead: levels.map(presentLevel) };
}

type Run = Supposition & { readonly from: Instant; readonly until: Instant; readonly policyVersion: number | null };

export function presentSimulation(
  steps: readonly SimulatedStep[],
  { from, until, policyVersion, ...supposition }: Run,
): SimulationBody {
  return { from: toIso(from), to: toIso(until), policyVersion, ...presentOpened(supposition), steps: steps.map(presentStep) };
}

/** Where the ticket went, and by which rule it is judged. */
function presentOpened({ configuration, opened }: Supposition) {
  if (opened === undefined) return {};
  return defined({ rule: matchRule(configuration.policySet.rules, classify(opened))?.name, team: opened.team });
}

function presentStep(step: SimulatedStep): SimulatedStepBody {
  const at = toIso(step.at);
  switch (step.kind) {
    case 'act':
      return { kind: 'act', at, do: step.act.command.type };
    case 'refused':
      return { kind: 'refused', at, do: step.refused.command.type, code: step.refused.rejection.code };
    case 'level':
      return { kind: 'level', ...presentLevel(step.level) };
    case 'change':
      return { kind: 'change', at, type: step.fact.type, ...defined({ to: outcomeOf(step.fact) }) };
    case 'notice':
      return presentNotice(step.notice, at);
    case 'post':
      return { kind: 'post', at, to: step.post.to, type: `ticket.${step.fact.type}` };
    case 'on-call':
      return { kind: 'on-call', at, schedule: step.schedule, who: [...step.who] };
  }
}

/** What a change came to: the new priority, the new assignee. */
function outcomeOf(fact: Fact): string | undefined {
  if (fact.type === 'priority-changed') return fact.to;
  if (fact.type === 'assigned') return fact.assignee;
  return fact.type === 'watched' ? fact.watchers.join(', ') : undefined;
}

function presentNotice(input: NoticeInput, at: string): SimulatedStepBody {
  const { effect, timeZone, facts } = input;
  const { to, notice, language } = effect;
  const { subject, text } = renderNotice(input);
  return {
    kind: 'notice',
    at,
    notice,
    to: to.email,
    ...defined({ name: to.name, person: to.personId }),
    language,
    timeZone,
    localTime: sayInstant(input.at, timeZone, language),
    levels: facts.filter(isFiring).map((fact) => ('level' in fact ? firingKey(fact) : breachKey(fact))),
    subject,
    text,
  };
}
