import type { IncomingMessage, ServerResponse } from 'node:http';
import { ROLES, type Role } from '../../shared/core/role.ts';
import { type LocalRoute, type LocalRouteTable, readField, sendJson } from '../local-answer.ts';
import { sendProblem } from '../triggers/problem.ts';
import { readBody } from '../triggers/read-body.ts';
import { createCodes, readSignInRequest } from './codes.ts';
import { type Identity, ISSUER_PATH, type LocalIssuer, TOKEN_SECONDS } from './issuer.ts';
import { signInPage, tokenPage } from './sign-in-page.ts';

/** Whoever is on this machine may be whoever they say: there is nobody's data here but their own. */
const MAX_BODY_BYTES = 10_000;

export function issuerRoutes(issuer: LocalIssuer): LocalRouteTable {
  const codes = createCodes(issuer.settings.issuer);
  const base = issuer.settings.issuer.slice(0, -ISSUER_PATH.length);
  return {
    [`${ISSUER_PATH}/.well-known/openid-configuration`]: { GET: (_request, response) => sendJson(response, issuer.discovery) },
    [`${ISSUER_PATH}/keys`]: { GET: (_request, response) => sendJson(response, issuer.keys) },
    [`${ISSUER_PATH}/authorize`]: {
      GET: (_request, response, { searchParams }) => {
        const asked = readSignInRequest(searchParams);
        if ('problem' in asked) return sendProblem(response, 400, 'Bad Request', asked.problem);
        sendPage(response, signInPage(issuer.organisation, searchParams.toString()), originOf(asked.redirectUri));
      },
      POST: async (request, response, { searchParams }) => {
        const asked = readSignInRequest(searchParams);
        if ('problem' in asked) return sendProblem(response, 400, 'Bad Request', asked.problem);
        const chosen = await chosenOf(issuer, request);
        if (chosen === undefined) return sendProblem(response, 400, 'Bad Request', 'Choose somebody on the page.');
        response.writeHead(303, { location: codes.grant(asked, chosen).href, 'cache-control': 'no-store' }).end();
      },
    },
    [`${ISSUER_PATH}/token`]: {
      POST: async (request, response) => {
        const identity = await identityOf(codes, request);
        if ('problem' in identity) return sendJson(response, { error: identity.error, error_description: identity.problem }, 400);
        sendJson(response, await tokensFor(issuer, identity));
      },
    },
    '/_local/sign-in': signInByHand(issuer, base),
  };
}

const signInByHand = (issuer: LocalIssuer, base: string): { readonly [method: string]: LocalRoute } => ({
  GET: (_request, response) => sendPage(response, signInPage(issuer.organisation, '')),
  POST: async (request, response) => {
    const chosen = await chosenOf(issuer, request);
    if (chosen === undefined) return sendProblem(response, 400, 'Bad Request', 'Choose somebody on the page.');
    sendPage(response, tokenPage(base, chosen.person, await issuer.tokenFor(chosen)));
  },
});

/** Programs look for either name. */
async function tokensFor(issuer: LocalIssuer, identity: Identity): Promise<object> {
  const token = await issuer.tokenFor(identity);
  return { access_token: token, id_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS };
}

/** What a form of the page says. */
async function chosenOf(issuer: LocalIssuer, request: IncomingMessage): Promise<Identity | undefined> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body === 'too-large') return undefined;
  const form = new URLSearchParams(body.toString());
  const person = form.get('person') ?? '';
  return Object.hasOwn(issuer.organisation.people, person) ? { person, role: roleNamed(form.get('role')) } : undefined;
}

const roleNamed = (name: unknown): Role | undefined => ROLES.find((role) => role === name);

type Refusal = { readonly problem: string; readonly error: string };

/** A code by a program, or a name by hand: `{"person": "tom", "role": "admin"}`. */
async function identityOf(codes: ReturnType<typeof createCodes>, request: IncomingMessage): Promise<Identity | Refusal> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body === 'too-large') return { problem: `At most ${MAX_BODY_BYTES} bytes.`, error: 'invalid_request' };
  const form = new URLSearchParams(body.toString());
  if (form.get('grant_type') === 'authorization_code') {
    const redeemed = codes.redeem(form);
    return 'problem' in redeemed ? { ...redeemed, error: 'invalid_grant' } : redeemed;
  }
  const person = readField(body, 'person');
  const role = readField(body, 'role');
  if (typeof person !== 'string')
    return {
      problem: 'Send {"person": "<id of a member of staff>"}, or grant_type=authorization_code.',
      error: 'invalid_request',
    };
  if (role !== undefined && roleNamed(role) === undefined)
    return { problem: `role must be one of ${ROLES.join(', ')}.`, error: 'invalid_request' };
  return { person, role: roleNamed(role) };
}

const originOf = (address: string): string => new URL(address).origin;

/** Browsers hold where a form leads to against the policy, also behind the redirect. */
function sendPage(response: ServerResponse, page: string, leadsTo = ''): void {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${leadsTo}; base-uri 'none'; frame-ancestors 'none'`;
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
    })
    .end(page);
}
