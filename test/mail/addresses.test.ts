import { describe, expect, test } from 'vitest';
import { readAddresses } from '../../shared/mail/parse/addresses.ts';

const read = (value: string) =>
  readAddresses(value, undefined, 'anywhere').map(({ name, email }) => (name === '' ? email : `${name} <${email}>`));

describe('a list of addresses', () => {
  test.each<readonly [string, readonly string[]]>([
    ['cora@x.example', ['cora@x.example']],
    ['Cora Q. <cora@x.example>, <b@x.example>', ['Cora Q. <cora@x.example>', 'b@x.example']],
    ['"Doe, Cora" <cora@x.example>', ['Doe, Cora <cora@x.example>']],
    ['"Giant; \\"Big\\" Box" <box@x.example>', ['Giant; "Big" Box <box@x.example>']],
    ['cora@x.example (Cora Doe)', ['Cora Doe <cora@x.example>']],
    ['Cora(a nice \\) person (really)) <cora(hers)@x.example(its host)>', ['Cora <cora@x.example>']],
    ['Team: Ed <ed@x.example>,joe@x.example; late@x.example', ['Ed <ed@x.example>', 'joe@x.example', 'late@x.example']],
    ['undisclosed-recipients:;', []],
    ['Undisclosed recipients: ', []],
    ['Cora <@a.example,@b.example:cora@x.example>', ['Cora <cora@x.example>']],
    ['cora@x  . example', ['cora@x.example']],
    ['Cora <cora @ x.example>', ['Cora <cora@x.example>']],
    ['a@x.example; b@x.example', ['a@x.example', 'b@x.example']],
    ['a@x.example b@x.example', ['a@x.example', 'b@x.example']],
    ['Cora cora@x.example', ['Cora <cora@x.example>']],
    ['Cora <cora@x.example', ['Cora <cora@x.example>']],
    ['Cora <<cora@x.example>>', ['Cora <cora@x.example>']],
    ['"Cora <cora@x.example>', ['Cora <cora@x.example>']],
    ['"Cora" <>, cora@x.example', ['cora@x.example']],
    ['<mailto:cora@x.example>', ['cora@x.example']],
    ["'cora@x.example' <cora@x.example>", ["'cora@x.example' <cora@x.example>"]],
    ['Support: Cora <cora@x.example>', ['Support: Cora <cora@x.example>']],
    ['=?utf-8?Q?Caf=C3=A9=2C_Cora?= <cora@x.example>', ['Café, Cora <cora@x.example>']],
    ['=?utf-8?Q?Caf=C3=A9, (Cora)?= <cora@x.example>', ['Café, (Cora) <cora@x.example>']],
    ['"=?utf-8?Q?Caf=C3=A9?= Cora" <cora@x.example>', ['Café Cora <cora@x.example>']],
    ['=?utf-8?B?5L2g5Q==?= =?utf-8?B?pb0=?= <a@x.example>', ['你好 <a@x.example>']],
    ['Cora (cora@x.example)', ['Cora <cora@x.example>']],
    ['=?utf-8?Q?Cora_=3Ccora@x.example=3E?=', ['Cora <cora@x.example>']],
    ['root', ['root']],
    [', ,', []],
  ])('%s', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });
});

describe('a sender', () => {
  test.each(['=?utf-8?Q?boss@acme.example?=', 'Boss (boss@acme.example)', '=?utf-8?Q?Boss_=3Cboss@acme.example=3E?='])(
    'is not taken from where no check of senders looks: %s',
    (value) => {
      expect(readAddresses(value, undefined, 'open')).toEqual([]);
    },
  );
});
