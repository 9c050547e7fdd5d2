import type { escalationRoutes } from '../../../shared/api/routes/escalations.ts';
import { markSuppressed } from '../../../shared/app/escalation/mark-suppressed.ts';
import { actsOfOpening } from '../../../shared/app/escalation/supposed.ts';
import { foresee } from '../../../shared/core/what-if/foresee.ts';
import { foreseenLevels } from '../../../shared/core/what-if/foreseen-levels.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { presentReach } from '../present/present-reach.ts';
import type { PoliciesServices } from '../services.ts';
import { json } from './replies.ts';
import { demandOpened, FURTHEST_MS, openedOf, supposedOf } from './supposition.ts';

/** What would become of a ticket that nobody has opened. Both only read. */
export const escalationOperations = (services: PoliciesServices): Operations<Routes> => ({
  reachEscalation: (call) => reach(services, call),
  // Carries the words of all mails, which nothing else here needs.
  simulateEscalation: async (call) => (await import('./simulation.ts')).simulateOne(services, call),
});

type Routes = typeof escalationRoutes;

async function reach(services: PoliciesServices, { body }: Call<Routes['reachEscalation']>): Promise<HttpReply> {
  const configuration = await services.configuration.current();
  const { at = services.now(), ...supposed } = body;
  const context = { ...configuration, until: at + FURTHEST_MS };
  const foreseen = foresee(null, actsOfOpening(supposedOf(supposed, configuration), at), context);
  demandOpened(foreseen);
  const levels = foreseen.moments.flatMap((moment) => foreseenLevels(moment, configuration));
  const marked = await markSuppressed(services, levels, configuration.organisation);
  return json(presentReach(marked, { at, configuration, opened: openedOf(foreseen) }));
}
