/**
 * What S3 does with the query of a presigned URL and fauxqs does not: it serves an object with the type and the disposition that the
 * query asks for, and refuses when the time is over. Signatures are not checked, as nowhere on a laptop.
 */
type Request = { readonly method: string; readonly query: unknown };
type Reply = {
  readonly statusCode: number;
  header(name: string, value: string): Reply;
  code(status: number): Reply;
  type(type: string): Reply;
  send(body: string): Reply;
};

export type Hooks = {
  addHook(at: 'onRequest', hook: (request: Request, reply: Reply) => Promise<unknown>): unknown;
  addHook(at: 'onSend', hook: (request: Request, reply: Reply, payload: unknown) => Promise<unknown>): unknown;
};

const OVERRIDES = {
  'response-content-type': 'content-type',
  'response-content-disposition': 'content-disposition',
  'response-cache-control': 'cache-control',
};

const EXPIRED =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';

export function honourSignedLinks(app: Hooks, now: () => number = Date.now): void {
  app.addHook('onRequest', async (request, reply) => {
    const until = expiryOf(queryOf(request));
    return until === undefined || now() < until ? undefined : reply.code(403).type('application/xml').send(EXPIRED);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method === 'GET' && reply.statusCode < 300) {
      const query = queryOf(request);
      for (const [name, header] of Object.entries(OVERRIDES)) {
        const value = query[name];
        if (value !== undefined) reply.header(header, value);
      }
    }
    return payload;
  });
}

const queryOf = ({ query }: Request) => (query ?? {}) as { readonly [name: string]: string | undefined };

/** `X-Amz-Date` is ISO 8601 without its punctuation: 20260105T120000Z. */
function expiryOf(query: ReturnType<typeof queryOf>): number | undefined {
  const [, day, time] = /^(\d{8})T(\d{6})Z$/.exec(query['X-Amz-Date'] ?? '') ?? [];
  if (day === undefined || time === undefined) return undefined;
  const signedAt = Date.parse(`${day.replace(/(\d{4})(\d\d)/, '$1-$2-')}T${time.replace(/(\d\d)(\d\d)/, '$1:$2:')}Z`);
  return signedAt + Number(query['X-Amz-Expires']) * 1_000;
}
