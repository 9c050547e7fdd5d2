import type { SimulatedStepBody, SimulationBody } from '../../../shared/api/schemas/escalations.ts';
import type { SimulatedStep } from '../../../shared/app/escalation/simulate.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { NoticeInput } from '../../../shared/app/notices/notice-input.ts';
import { defined } from '../../../shared/core/defined.ts';
import { type Fact, isFiring } from '../../../shared/core/fact.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { breachKey, firingKey } from '../../../shared/core/ticket.ts';
import { presentLevel } from '../../../shared/lambda/present-level.ts';
import { renderNotice } from '../../../shared/mail/render-notice.ts';
import { sayInstant } from '../../../shared/words/times.ts';
import { presentOpened, type Supposition } from './present-reach.ts';

type Run = Supposition & { readonly from: Instant; readonly until: Instant; readonly policyVersion: number | null };

export function presentSimulation(
  steps: readonly SimulatedStep[],
  { from, until, policyVersion, ...supposition }: Run,
): SimulationBody {
  return { from: toIso(from), to: toIso(until), policyVersion, ...presentOpened(supposition), steps: steps.map(presentStep) };
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
