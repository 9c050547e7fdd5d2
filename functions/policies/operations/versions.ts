import type { policyRoutes } from '../../../shared/api/routes/policies.ts';
import type { PolicySetBody, PolicyVersionBody } from '../../../shared/api/schemas/policies.ts';
import { InvalidCursorError, UnknownPolicyVersionError } from '../../../shared/app/errors.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { Occasion } from '../../../shared/app/ports.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { HttpProblem } from '../../../shared/lambda/http-problem.ts';
import type { PoliciesServices } from '../services.ts';
import { json } from './replies.ts';

/** The versions that there are. They are numbered from 1 without a gap, and none is ever changed or removed. */
type Routes = Pick<typeof policyRoutes, 'listPolicies' | 'getPolicies'>;

export const versionOperations = (services: PoliciesServices): Operations<Routes> => ({
  listPolicies: (call) => list(services, call),
  getPolicies: (call) => read(services, call),
});

async function list(services: PoliciesServices, { query }: Call<Routes['listPolicies']>): Promise<HttpReply> {
  const inForce = await versionInForce(services);
  const step = query.sort === '-version' ? -1 : 1;
  const [first, last] = step === -1 ? [inForce, 1] : [1, inForce];
  const start = query.cursor === undefined ? first : numberIn(query.cursor, inForce);
  const size = Math.min(query.limit, Math.abs(last - start) + 1);
  const numbers = Array.from({ length: size }, (_, index) => start + step * index);
  const items = await Promise.all(numbers.map(async (version) => presentVersion(await versionOf(services, version), inForce)));
  const end = start + step * (size - 1);
  return json({ items, nextCursor: end === last ? null : String(end + step) });
}

/** @throws InvalidCursorError */
function numberIn(cursor: string, inForce: number): number {
  const version = numberOf(cursor);
  if (version === undefined || version > inForce) throw new InvalidCursorError();
  return version;
}

async function read(services: PoliciesServices, { params }: Call<Routes['getPolicies']>): Promise<HttpReply> {
  const version = numberOf(params.version ?? '');
  if (version === undefined) throw unknownVersion();
  try {
    const found = await versionOf(services, version);
    const { version: _, ...policies } = found.policySet;
    const body: PolicySetBody = { ...presentVersion(found, await versionInForce(services)), policies };
    return json(body);
  } catch (error) {
    if (error instanceof UnknownPolicyVersionError) throw unknownVersion();
    throw error;
  }
}

type Version = { readonly policySet: PolicySet; readonly occasion: Occasion | undefined };

async function versionOf({ configuration }: PoliciesServices, version: number): Promise<Version> {
  const [policySet, occasion] = await Promise.all([configuration.policySet(version), configuration.occasionOf(version)]);
  return { policySet, occasion };
}

const versionInForce = async ({ configuration }: PoliciesServices) => (await configuration.current()).policySet.version;

function presentVersion({ policySet, occasion }: Version, inForce: number): PolicyVersionBody {
  return {
    version: policySet.version,
    inForce: policySet.version === inForce,
    ...(occasion && { appliedAt: toIso(occasion.at), by: occasion.by }),
    rules: policySet.rules.map(({ name }) => name),
    escalations: Object.keys(policySet.escalations),
    calendars: Object.keys(policySet.calendars),
  };
}

const numberOf = (text: string): number | undefined => (/^[1-9]\d{0,7}$/.test(text) ? Number(text) : undefined);

const unknownVersion = (): HttpProblem =>
  new HttpProblem({
    status: 404,
    code: 'unknown-policy-version',
    detail: 'No policy version has this number. GET /v1/policies lists all.',
  });
