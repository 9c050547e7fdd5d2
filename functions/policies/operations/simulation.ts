import type { escalationRoutes } from '../../../shared/api/routes/escalations.ts';
import type { SimulationRequestBody } from '../../../shared/api/schemas/escalations.ts';
import { withoutSuppressedMails } from '../../../shared/app/escalation/mark-suppressed.ts';
import { simulate } from '../../../shared/app/escalation/simulate.ts';
import { actsOfOpening } from '../../../shared/app/escalation/supposed.ts';
import { numbered } from '../../../shared/app/policies/past-tickets.ts';
import type { Configuration } from '../../../shared/app/ports.ts';
import type { Command } from '../../../shared/core/command.ts';
import { defined } from '../../../shared/core/defined.ts';
import { type Instant, SECOND_MS } from '../../../shared/core/instant.ts';
import { type Act, foresee } from '../../../shared/core/what-if/foresee.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call } from '../../../shared/lambda/http-api.ts';
import { invalidBodyField } from '../../../shared/lambda/http-problem.ts';
import { presentSimulation } from '../present/present-simulation.ts';
import type { PoliciesServices } from '../services.ts';
import { readConfiguration } from './read-configuration.ts';
import { json } from './replies.ts';
import { demandOpened, FURTHEST_MS, openedOf, supposedOf } from './supposition.ts';

type Routes = typeof escalationRoutes;

export async function simulateOne(services: PoliciesServices, { body }: Call<Routes['simulateEscalation']>): Promise<HttpReply> {
  const { from = services.now(), to: until, acts = [], configuration: text, subject, language, ...supposed } = body;
  if (until <= from) throw invalidBodyField('to', 'Is not after the opening.');
  if (until > from + FURTHEST_MS) throw invalidBodyField('to', 'Is too far ahead: at most 400 days after the opening.');
  const configuration = text === undefined ? await services.configuration.current() : await draftOf(services, text);
  const opening = actsOfOpening({ ...supposedOf(supposed, configuration), ...defined({ subject, language }) }, from);
  const all = [...opening, ...acts.map((act) => actOf(act, from)).toSorted((one, other) => one.at - other.at)];
  const foreseen = foresee(null, opening, { ...configuration, until: from });
  demandOpened(foreseen);
  const simulated = await simulate({ configuration, acts: all, from, until, publicUrl: LINKS });
  const steps = await withoutSuppressedMails(services, simulated, configuration.organisation);
  const policyVersion = text === undefined ? configuration.policySet.version : null;
  return json(presentSimulation(steps, { from, until, policyVersion, configuration, opened: openedOf(foreseen) }));
}

/** Links of what is never sent lead nowhere. */
const LINKS = 'https://pledge.invalid';

async function draftOf(services: PoliciesServices, text: string): Promise<Configuration> {
  const { draft } = readConfiguration(services, text);
  return { ...draft, policySet: await numbered(services, draft.policySet) };
}

function actOf({ do: what, after }: NonNullable<SimulationRequestBody['acts']>[number], from: Instant): Act {
  return { at: from + after * SECOND_MS, command: COMMANDS[what] };
}

const BY = 'api:simulation';
const CUSTOMER = 'requester:customer@customer.example';
const COMMANDS: { readonly [A in NonNullable<SimulationRequestBody['acts']>[number]['do']]: Command } = {
  acknowledge: { type: 'acknowledge', by: BY },
  reply: { type: 'reply', by: BY, message: 'reply' },
  'customer-reply': { type: 'customer-reply', by: CUSTOMER, message: 'customer-reply', from: 'customer@customer.example' },
  complain: { type: 'complain', by: CUSTOMER },
  hold: { type: 'hold', by: BY, reason: 'customer' },
  resume: { type: 'resume', by: BY },
  resolve: { type: 'resolve', by: BY },
  reopen: { type: 'reopen', by: BY },
};
