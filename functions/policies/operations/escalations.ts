import type { escalationRoutes } from '../../../shared/api/routes/escalations.ts';
import type { SimulationRequestBody, SupposedBody } from '../../../shared/api/schemas/escalations.ts';
import { simulate } from '../../../shared/app/escalation/simulate.ts';
import { actsOfOpening, type Supposed } from '../../../shared/app/escalation/supposed.ts';
import { numbered } from '../../../shared/app/policies/past-tickets.ts';
import type { Configuration } from '../../../shared/app/ports.ts';
import type { Command } from '../../../shared/core/command.ts';
import { defined } from '../../../shared/core/defined.ts';
import { DAY_MS, type Instant, SECOND_MS } from '../../../shared/core/instant.ts';
import { type Act, type Foreseen, foresee } from '../../../shared/core/what-if/foresee.ts';
import { foreseenLevels } from '../../../shared/core/what-if/foreseen-levels.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { HttpProblem, invalidBodyField } from '../../../shared/lambda/http-problem.ts';
import { presentReach, presentSimulation } from '../present/present-simulation.ts';
import type { PoliciesServices } from '../services.ts';
import { readConfiguration } from './read-configuration.ts';
import { json } from './replies.ts';

/** What would become of a ticket that nobody has opened. Both only read. */
export const escalationOperations = (services: PoliciesServices): Operations<typeof escalationRoutes> => ({
  reachEscalation: (call) => reach(services, call),
  simulateEscalation: (call) => simulateOne(services, call),
});

type Routes = typeof escalationRoutes;

/** Ladders are at their end long before. */
const FURTHEST_MS = 400 * DAY_MS;

async function reach(services: PoliciesServices, { body }: Call<Routes['reachEscalation']>): Promise<HttpReply> {
  const configuration = await services.configuration.current();
  const { at = services.now(), ...supposed } = body;
  const context = { ...configuration, until: at + FURTHEST_MS };
  const foreseen = foresee(null, actsOfOpening(supposedOf(supposed, configuration), at), context);
  demandOpened(foreseen);
  const levels = foreseen.moments.flatMap((moment) => foreseenLevels(moment, configuration));
  return json(presentReach(levels, { at, configuration, opened: openedOf(foreseen) }));
}

async function simulateOne(services: PoliciesServices, { body }: Call<Routes['simulateEscalation']>): Promise<HttpReply> {
  const { from = services.now(), to: until, acts = [], configuration: text, subject, language, ...supposed } = body;
  if (until <= from) throw invalidBodyField('to', 'Is not after the opening.');
  if (until > from + FURTHEST_MS) throw invalidBodyField('to', 'Is too far ahead: at most 400 days after the opening.');
  const configuration = text === undefined ? await services.configuration.current() : await draftOf(services, text);
  const opening = actsOfOpening({ ...supposedOf(supposed, configuration), ...defined({ subject, language }) }, from);
  const all = [...opening, ...acts.map((act) => actOf(act, from)).toSorted((one, other) => one.at - other.at)];
  const foreseen = foresee(null, opening, { ...configuration, until: from });
  demandOpened(foreseen);
  const steps = await simulate({ configuration, acts: all, from, until, publicUrl: LINKS });
  const policyVersion = text === undefined ? configuration.policySet.version : null;
  return json(presentSimulation(steps, { from, until, policyVersion, configuration, opened: openedOf(foreseen) }));
}

/** Links of what is never sent lead nowhere. */
const LINKS = 'https://pledge.invalid';

async function draftOf(services: PoliciesServices, text: string): Promise<Configuration> {
  const { draft } = readConfiguration(services, text);
  return { ...draft, policySet: await numbered(services, draft.policySet) };
}

const supposedOf = (body: SupposedBody, { mail }: Pick<Configuration, 'mail'>): Supposed => ({
  ...defined(body),
  language: mail.defaultLanguage,
});

/** @throws HttpProblem 422 where the ticket could not be opened like that */
function demandOpened({ refused: [first] }: Foreseen): void {
  if (first === undefined) return;
  const { code } = first.rejection;
  if (code === 'unknown-team') throw invalidBodyField('team', 'No team has this id.');
  if (code === 'unknown-person') throw invalidBodyField('assignee', 'Nobody of the staff has this id.');
  throw new HttpProblem({ status: 422, code, detail: 'The ticket could not be opened like that.' });
}

const openedOf = ({ moments }: Foreseen) => moments[0]?.after.ticket;

function actOf({ do: what, after }: NonNullable<SimulationRequestBody['acts']>[number], from: Instant): Act {
  return { at: from + after * SECOND_MS, command: COMMANDS[what] };
}

const BY = 'api:simulation';
const CUSTOMER = 'requester:customer@customer.example';
const COMMANDS: { readonly [A in NonNullable<SimulationRequestBody['acts']>[number]['do']]: Command } = {
  acknowledge: { type: 'acknowledge', by: BY },
  reply: { type: 'reply', by: BY, message: 'reply' },
  'customer-reply': { type: 'customer-reply', by: CUSTOMER, message: 'customer-reply', from: 'customer@customer.example' },
  hold: { type: 'hold', by: BY, reason: 'customer' },
  resume: { type: 'resume', by: BY },
  resolve: { type: 'resolve', by: BY },
};
