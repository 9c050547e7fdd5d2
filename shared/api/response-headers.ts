import { type Answer, knowsCaller, type Route, takesKey } from './route.ts';

/** The headers of answers that mean something to clients, as the OpenAPI document states them. Those that only protect browsers are not among them. */
type Header = { readonly description: string; readonly required?: true; readonly schema: object };
type Headers = { readonly [name: string]: Header };

const text = { type: 'string' } as const;

const ETAG: Headers = { ETag: { description: 'The version, for `If-Match`', required: true, schema: text } };
const LOCATION: Headers = { Location: { description: 'Path of the ticket', required: true, schema: text } };
const LATER: Headers = { 'Retry-After': { description: 'Seconds', schema: text } };
const REPLAYED: Headers = {
  'Idempotency-Replayed': { description: '`true` when this request had been carried out before', schema: { const: 'true' } },
};

export const REQUEST_ID: Headers = {
  'Request-Id': { description: 'Names this request to the operator; of a problem, what `instance` ends with', schema: text },
};

const RATE: Headers = {
  RateLimit: { description: 'What is left: `r` requests, `t` seconds until there are all again', schema: text },
  'RateLimit-Policy': { description: 'How often the key may ask: `q` times in `w` seconds', schema: text },
};

const OF_ANSWERS: { readonly [K in NonNullable<Answer['headers']>]: Headers } = {
  ticket: ETAG,
  'new-ticket': { ...ETAG, ...LOCATION },
  later: LATER,
  delivery: { Location: { description: 'Path of the delivery', required: true, schema: text } },
  page: { Location: { description: 'The page, by a reference to the address that was posted to', required: true, schema: text } },
  file: { Location: { description: 'The file; in JSON the same as `url`', required: true, schema: text } },
  words: {
    'Content-Language': { description: 'Of the words', required: true, schema: text },
    Vary: { description: 'The words depend on `Accept-Language`', required: true, schema: text },
  },
};

export function answerHeaders({ headers }: Answer, route: Route): { readonly headers: Headers } {
  const all = { ...REQUEST_ID, ...(headers && OF_ANSWERS[headers]), ...(takesKey(route) && REPLAYED), ...rateOf(route) };
  return { headers: all };
}

const OF_PROBLEMS: { readonly [status: number]: Headers } = {
  401: { 'WWW-Authenticate': { description: 'What would be a proof', required: true, schema: text } },
  412: { ETag: { description: 'The version that it is at', schema: text } },
  415: {
    Accept: { description: 'What is taken', schema: text },
    'Accept-Encoding': { description: 'How it may be encoded', schema: text },
  },
  429: LATER,
  503: LATER,
};

export function problemHeaders(status: number, route: Route): { readonly headers: Headers } {
  // Of whoever is not known, nothing is counted.
  const headers = { ...REQUEST_ID, ...OF_PROBLEMS[status], ...(status !== 401 && rateOf(route)) };
  return { headers };
}

const rateOf = (route: Route): Headers => (knowsCaller(route) ? RATE : {});
