import type { Draw } from './draw.ts';
import type { FuzzRequest } from './request.ts';

/** Requests that no client of good will sends. They may be refused or, where they happen to mean something, answered; they may not fail. */
type Change = (request: FuzzRequest, draw: Draw) => Partial<FuzzRequest>;

const NASTY = [
  '__proto__',
  'constructor',
  '../../../etc/passwd',
  '%00',
  '%ff%fe',
  '%zz',
  '%2e%2e%2f',
  '..',
  '*',
  "' OR 1=1--",
  '字'.repeat(100),
  'x'.repeat(5_000),
  '',
  ' ',
  '%20',
  '0',
  '-1',
  'NaN',
  'null',
  'T#7k3m9qxw4t',
  '🙂',
];

const asIs = (text: string) =>
  /^[!-~]*$/.test(text) ? text.replaceAll(/["#?<>'\\^`{|}]/g, encodeURIComponent) : encodeURIComponent(text);

const inPath: Change = ({ path }, draw) => {
  const parts = path.split('/');
  const at = draw.int(1, parts.length - 1);
  const changed = parts.map((part, index) => (index === at ? asIs(draw.pick(NASTY)) : part));
  return {
    path: (draw.chance(0.8) ? changed : [...parts, ...draw.pick([[''], ['x'], ['', ''], ['__proto__']])]).join('/'),
    what: `the path at ${at}`,
  };
};

const inQuery: Change = ({ query, operation }, draw) => {
  const names = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const name = draw.pick([...names, ...names, 'extra', '__proto__', 'constructor', 'limit[]', '%zz', '', 'x'.repeat(3_000)]);
  const value = asIs(draw.pick(NASTY)).replaceAll('&', '');
  const again = draw.pick([
    `${name}=${value}`,
    `${name}=${value}&${name}=${value}`,
    `${name}`,
    `&&==&`,
    `${name}=1&${name}=1&${name}=1`,
    `%`,
  ]);
  return { query: query === '' ? again : `${query}&${again}`, what: 'the query' };
};

const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  [
    'authorization',
    [
      '',
      'Bearer',
      'Bearer  ',
      'Bearer wrong',
      'Basic YTpi',
      `Bearer ${'x'.repeat(4_000)}`,
      'bearer __proto__',
      'Bearer constructor',
    ],
  ],
  ['accept', ['text/html', '*/*;q=0', 'application/*', ';;;,,,', 'x'.repeat(2_000), 'application/json;q=0']],
  [
    'content-type',
    ['text/plain', '', 'application/json; charset=utf-16', 'multipart/form-data', 'application/problem+json', 'JSON'],
  ],
  ['content-encoding', ['gzip', 'identity', 'br, gzip']],
  ['if-match', ['7', '"', '""', '"0"', '"-1"', '"1", "2"', 'W/"1"', '"99999999999999999999"', '"1e3"', '*', '__proto__']],
  ['idempotency-key', ['', ' ', 'x'.repeat(256), 'x'.repeat(255), 'a b', '\u00e4', '__proto__']],
  ['accept-language', ['zh', '*', ';q=', 'zh-CN;q=NaN,en;q=2', 'x,'.repeat(1_000), 'en;q=0']],
  ['x-http-method-override', ['DELETE']],
  ['x-forwarded-host', ['evil.example']],
  ['origin', ['https://elsewhere.example', 'null']],
  ['range', ['bytes=0-1']],
  ['if-none-match', ['*', '"1"', 'W/"1"']],
];

const inHeader: Change = ({ headers }, draw) => {
  const [name, values] = draw.pick(HEADERS);
  return { headers: { ...headers, [name]: draw.pick(values) }, what: `the header ${name}` };
};

const withoutKey: Change = ({ headers }) => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name === 'content-type')),
  what: 'without a key',
});

const BODIES: readonly (string | Uint8Array)[] = [
  '',
  ' ',
  'null',
  '[]',
  '"text"',
  '0',
  'NaN',
  '{"a":NaN}',
  '{"a":1e999}',
  '{',
  '{"a":1,}',
  '\ufeff{}',
  '{}{}',
  '<xml/>',
  'a=1&b=2',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{"a":1}}}',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `{"subject":"${'x'.repeat(300_000)}"}`,
  `{"n":${'9'.repeat(10_000)}}`,
  `{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":${at}`).join(',')}}`,
  Uint8Array.of(0xff, 0xfe, 0x00, 0x7b),
  Uint8Array.of(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d),
  Uint8Array.of(0x1f, 0x8b, 0x08, 0x00),
];

const inBody: Change = ({ headers, body }, draw) => {
  const own = typeof body === 'string' ? body : '{}';
  const twice = own.length > 2 ? `${own.slice(0, -1)},${own.slice(1)}` : '{"author":"a","author":"b"}';
  const cut = own.slice(0, draw.int(0, own.length));
  return {
    headers: { ...headers, 'content-type': 'application/json' },
    body: draw.pick([...BODIES, twice, twice, cut, `${own} x`, own.replace('{', '{"__proto__":{"x":1},')]),
    what: 'the body',
  };
};

const method: Change = ({ method: own }, draw) => ({
  method: draw.pick(
    ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST', 'GET', 'TRACE', 'PROPFIND'].filter((one) => one !== own),
  ),
  what: 'the method',
});

const CHANGES: readonly Change[] = [inPath, inQuery, inQuery, inHeader, inHeader, inBody, inBody, withoutKey, method];

export function spoil(request: FuzzRequest, draw: Draw): FuzzRequest {
  const usable = request.body === undefined ? CHANGES.filter((change) => change !== inBody || draw.chance(0.2)) : CHANGES;
  return { ...request, ...draw.pick(usable)(request, draw), expected: { kind: 'hostile' } };
}
