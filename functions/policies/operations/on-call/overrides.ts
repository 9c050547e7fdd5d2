import type { onCallRoutes } from '../../../../shared/api/routes/on-call.ts';
import { toIso } from '../../../../shared/app/iso.ts';
import { type AddedOverrides, addOverrides, removeOverride } from '../../../../shared/app/on-call/change-overrides.ts';
import { defined } from '../../../../shared/core/defined.ts';
import type { OnCallOverride } from '../../../../shared/core/escalation/on-call/schedule.ts';
import { type NotOnCall, swapShifts } from '../../../../shared/core/escalation/on-call/swap.ts';
import { DAY_MS, type Instant } from '../../../../shared/core/instant.ts';
import { findPerson, type Organisation } from '../../../../shared/core/organisation.ts';
import type { HttpReply } from '../../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../../shared/lambda/http-api.ts';
import { reusedKey } from '../../../../shared/lambda/http-idempotency.ts';
import { bodyProblem, HttpProblem, invalidInput } from '../../../../shared/lambda/http-problem.ts';
import { presentOverride } from '../../present/present-on-call.ts';
import type { PoliciesServices } from '../../services.ts';
import { json } from '../replies.ts';
import { scheduleNow } from './schedules.ts';

/** Who stands in for whom. It changes who is told of all tickets, so agents may not. */
type Routes = Pick<typeof onCallRoutes, 'overrideOnCall' | 'removeOnCallOverride' | 'swapOnCall'>;

const LONGEST_MS = 400 * DAY_MS;

export const overrideOperations = (services: PoliciesServices): Operations<Routes> => ({
  overrideOnCall: (call) => override(services, call),
  removeOnCallOverride: async ({ params }) => {
    const { schedule } = await scheduleNow(services, params);
    const removed = await removeOverride(services, schedule.name, params['override'] ?? '');
    if (removed !== undefined) return json(presentOverride(removed));
    const detail = `No override that was made at run time has this id. GET /v1/on-call/${schedule.name} lists them; those of the configuration are removed there.`;
    throw new HttpProblem({ status: 404, code: 'unknown-override', detail });
  },
  swapOnCall: (call) => swap(services, call),
});

async function override(services: PoliciesServices, call: Call<Routes['overrideOnCall']>): Promise<HttpReply> {
  const { params, body, caller } = call;
  const { schedule, organisation } = await scheduleNow(services, params);
  demandPeople(organisation, [
    ...body.who.map((id, index): Named => [id, ['who', `${index}`]]),
    ...(body.instead === undefined ? [] : [[body.instead, ['instead']] satisfies Named]),
  ]);
  demandStretch(body, services.now());
  const made: OnCallOverride = defined({
    ...body,
    who: [...new Set(body.who)],
    by: caller.actor,
    madeAt: services.now(),
  });
  const addition = { schedule: schedule.name, commandId: call.commandId(schedule.name) };
  const { overrides, repeated } = demandAdded(await addOverrides(services, addition, () => ({ ok: true, overrides: [made] })));
  const [added = made] = overrides;
  return created(presentOverride(added), repeated);
}

async function swap(services: PoliciesServices, call: Call<Routes['swapOnCall']>): Promise<HttpReply> {
  const { params, body, caller } = call;
  const { schedule, organisation } = await scheduleNow(services, params);
  demandPeople(organisation, [
    [body.one.person, ['one', 'person']],
    [body.other.person, ['other', 'person']],
  ]);
  const noted = { by: caller.actor, madeAt: services.now() } as const;
  const addition = { schedule: schedule.name, commandId: call.commandId(schedule.name) };
  const added = await addOverrides(services, addition, (now) => {
    const swapped = swapShifts(now, body.one, body.other);
    return swapped.ok ? { ok: true, overrides: swapped.overrides.map((one) => ({ ...one, ...noted })) } : swapped;
  });
  const { overrides, repeated } = demandAdded(added);
  return created({ items: overrides.map(presentOverride) }, repeated);
}

const created = (value: object, repeated: boolean): HttpReply => ({
  status: 201,
  content: { kind: 'json', value },
  ...(repeated && { headers: { 'idempotency-replayed': 'true' } }),
});

type Named = readonly [id: string, path: readonly string[]];

/** @throws HttpProblem 422 naming everybody whom nobody knows */
function demandPeople(organisation: Organisation, named: readonly Named[]): void {
  const unknown = named.filter(([id]) => findPerson(organisation, id) === undefined);
  if (unknown.length > 0) throw invalidInput(unknown.map(([, path]) => bodyProblem(path, 'No person has this id.')));
}

/** @throws HttpProblem 422 */
function demandStretch({ from, until }: { readonly from: Instant; readonly until: Instant }, now: Instant): void {
  const refuse = (detail: string) => invalidInput([bodyProblem(['until'], detail)]);
  if (until <= from) throw refuse('Is not after `from`. Name a later instant.');
  if (until <= now) throw refuse('Is over already. Name an instant in the future.');
  if (until - from > LONGEST_MS)
    throw refuse('Is more than 400 days after `from`. Change the layers in the configuration instead.');
}

/** @throws HttpProblem 409, 422 */
function demandAdded(added: AddedOverrides): Extract<AddedOverrides, { readonly ok: true }> {
  if (added.ok) return added;
  switch (added.reason) {
    case 'not-on-call':
      throw notOnCall(added);
    case 'reused':
      throw reusedKey();
    case 'too-many':
      throw new HttpProblem({
        status: 409,
        code: 'too-many-overrides',
        detail: 'There are 500 overrides already. Remove some, or change the layers in the configuration. Nothing was changed.',
      });
  }
}

function notOnCall({ side, who }: NotOnCall): HttpProblem {
  const instead = who.length === 0 ? 'nobody is' : `${who.join(', ')} ${who.length === 1 ? 'is' : 'are'}`;
  const detail = `${side.person} is not on call at ${toIso(side.at)}; ${instead}. Nothing was changed.`;
  return new HttpProblem({ status: 409, code: 'not-on-call', detail });
}
