import { describe, expect, test } from 'vitest';
import { change, draftOf, errorsOf, SMALL, warningsOf } from './small-file.ts';

const source = (...lines: readonly string[]) => `${SMALL}webhooks:\n  mon:\n${lines.map((line) => `    ${line}\n`).join('')}`;
const AUTHENTICATION = 'authentication: shared-secret';
const MAPPING = 'mapping: { subject: alert.title }';
const REQUESTER = 'requester: { email: mon@acme.example }';

describe('mail', () => {
  const MAIL = 'mail: { from: Acme <help@in.acme.example>, inbound-domain: in.acme.example }';

  test.each([
    [
      'no mail',
      '',
      '1:1 mail: is missing; it needs the keys from, inbound-domain, language, time-zone, addresses, templates, brand',
    ],
    [
      'a sender without an address',
      'mail: { from: Acme, inbound-domain: in.acme.example }',
      '22:15 mail.from: "Acme" is not a sender; write e.g. Acme Support <support@acme.example>',
    ],
    [
      'a sender that is two header lines',
      'mail: { from: "Acme\\r\\nBcc: x <a@b.example>", inbound-domain: in.acme.example }',
      '22:15 mail.from: "Acme\\r\\nBcc: x <a@b.example>" is not a sender; write e.g. Acme Support <support@acme.example>',
    ],
    [
      'an address for a domain',
      'mail: { from: help@in.acme.example, inbound-domain: "@in.acme.example" }',
      '22:53 mail.inbound-domain: "@in.acme.example" is not a domain; write e.g. reply.acme.example',
    ],
    [
      'what is no address',
      'mail: { from: help@in.acme.example, inbound-domain: in.acme.example, addresses: { x: support } }',
      '22:83 mail.addresses.x: "x" is not a mail address; write e.g. support@acme.example',
    ],
    [
      'an address of an unknown team',
      'mail: { from: help@in.acme.example, inbound-domain: in.acme.example, addresses: { b@in.acme.example: nope } }',
      '22:102 mail.addresses.b@in.acme.example: "nope" is not in teams; there are support',
    ],
    [
      'an address twice',
      'mail: { from: h@in.acme.example, inbound-domain: in.acme.example, addresses: { a@b.example: support, A@b.example: support } }',
      '22:102 mail.addresses.A@b.example: is given twice but for upper and lower case; keep one',
    ],
  ])('with %s is refused', (_, written, expected) => {
    expect(errorsOf(change(MAIL, written))).toEqual([expected]);
  });

  test('knows addresses and domains in lower case', () => {
    const text =
      'mail: { from: Help@In.acme.example, inbound-domain: IN.acme.example, addresses: { Tech@In.Acme.example: support } }';
    expect(draftOf(change(MAIL, text)).mail).toEqual({
      from: 'Help@In.acme.example',
      inboundDomain: 'in.acme.example',
      defaultLanguage: 'en',
      timeZone: 'UTC',
      teamByAddress: { 'tech@in.acme.example': 'support' },
    });
  });
});

describe('a webhook source', () => {
  test.each([
    [
      'without a subject',
      [AUTHENTICATION, 'mapping: { description: a.b }', REQUESTER],
      '26:5 webhooks.mon.mapping.subject: is missing; write e.g. [alert.title]',
    ],
    [
      'without a mapping',
      [AUTHENTICATION, REQUESTER],
      '24:3 webhooks.mon.mapping: is missing; it needs the keys subject, description, requester-email, requester-name, priority, category, tier, tags',
    ],
    ['without authentication', [MAPPING, REQUESTER], '24:3 webhooks.mon.authentication: is missing; write e.g. shared-secret'],
    [
      'with its secret in the file',
      [AUTHENTICATION, 'secret: hunter2', MAPPING, REQUESTER],
      '26:5 webhooks.mon.secret: secrets do not belong into this file: keep it under the name of the source in the secret store, and name only its header as secret-header',
    ],
    [
      'with a header that means nothing',
      ['authentication: standard-webhooks', 'secret-header: X-A', MAPPING, REQUESTER],
      '26:20 webhooks.mon.secret-header: has no meaning for standard-webhooks, whose headers are fixed; remove it',
    ],
    [
      'with what is no header',
      [AUTHENTICATION, 'secret-header: "X A"', MAPPING, REQUESTER],
      '26:20 webhooks.mon.secret-header: "X A" is not the name of an HTTP header; write e.g. X-Webhook-Secret',
    ],
    [
      'with a path in the style of JSONPath',
      [AUTHENTICATION, 'mapping: { subject: "$.items[0].id" }', REQUESTER],
      '26:25 webhooks.mon.mapping.subject: "$.items[0].id" is not a path into the body; write keys and positions with dots between, e.g. items.0.id',
    ],
    [
      'with an unknown priority',
      [AUTHENTICATION, 'mapping: { subject: t, priority: { from: s, values: { bad: P9 } } }', REQUESTER],
      '26:64 webhooks.mon.mapping.priority.values.bad: "P9" is not one of P1, P2, P3, P4',
    ],
    [
      'for an unknown team',
      [AUTHENTICATION, MAPPING, REQUESTER, 'team: suport'],
      '28:11 webhooks.mon.team: "suport" is not in teams; did you mean "support"?',
    ],
    [
      'whose requester is Pledge itself',
      [AUTHENTICATION, MAPPING, 'requester: { email: alerts@in.acme.example }'],
      '27:25 webhooks.mon.requester.email: is in mail.inbound-domain (in.acme.example), so Pledge would write to itself; give one that a person reads',
    ],
  ])('%s is refused', (_, lines, expected) => {
    expect(errorsOf(source(...lines))).toEqual([expected]);
  });

  test('needs little', () => {
    expect(draftOf(source(AUTHENTICATION, MAPPING, REQUESTER)).webhooks['mon']).toEqual({
      name: 'mon',
      type: 'generic',
      authentication: { kind: 'shared-secret', header: 'x-webhook-secret' },
      mapping: { subject: ['alert.title'] },
      requester: { email: 'mon@acme.example' },
      language: 'en',
    });
  });

  test('may map numbers and codes to priorities', () => {
    const mapping = 'mapping: { subject: t, priority: { from: [a.level, level], values: { 1: P1, "2.0": P2, 严重: P1 } } }';
    expect(draftOf(source('authentication: standard-webhooks', mapping, REQUESTER)).webhooks['mon']).toMatchObject({
      authentication: { kind: 'standard-webhooks' },
      mapping: { priority: { paths: ['a.level', 'level'], values: { '1': 'P1', '2.0': 'P2', 严重: 'P1' }, otherwise: 'P3' } },
    });
  });
});

describe('an outgoing webhook', () => {
  const outgoing = (lines: string) => `${SMALL}outgoing-webhooks:\n  pager: ${lines}\n`;

  test('is told by a level, and goes by its key where it has no name', () => {
    const text = change('tell: lead', 'tell: [lead, "webhook:pager"]', outgoing('{ url: https://pager.example/in }'));
    const { organisation, policySet } = draftOf(text);
    expect(organisation.outgoingWebhooks).toEqual({ pager: { id: 'pager', name: 'pager', url: 'https://pager.example/in' } });
    expect(policySet.escalations['standard']?.levels[0]?.to).toEqual([{ kind: 'lead' }, { kind: 'webhook', id: 'pager' }]);
  });

  test.each([
    [
      'without https',
      '{ url: http://pager.example/ }',
      '24:17 outgoing-webhooks.pager.url: "http://pager.example/" is not reached by https; write e.g. https://pager.example/pledge',
    ],
    [
      'that is no address',
      '{ url: pager }',
      '24:17 outgoing-webhooks.pager.url: "pager" is not an address on the web; write e.g. https://pager.example/pledge',
    ],
    [
      'with a password',
      '{ url: "https://u:p@pager.example/" }',
      '24:17 outgoing-webhooks.pager.url: has a name or a password in it; take them out, posts are signed instead',
    ],
    [
      'at a port of another service',
      '{ url: "https://pager.example:25/" }',
      '24:17 outgoing-webhooks.pager.url: port 25 belongs to another service; https has 443, or take one from 1024 up',
    ],
    [
      'with its secret',
      '{ url: https://p.example/, secret: s }',
      '24:37 outgoing-webhooks.pager.secret: secrets do not belong into this file: keep it in the secret store, under webhook:<name>',
    ],
  ])('%s is refused', (_, lines, expected) => {
    expect(errorsOf(outgoing(lines))).toEqual([expected]);
  });

  test('that nobody has configured is refused as a recipient', () => {
    expect(errorsOf(change('tell: lead', 'tell: "webhook:pagr"', outgoing('{ url: https://pager.example/in }')))).toEqual([
      '19:39 escalations.standard.first-response[0].tell: "pagr" is not in outgoing-webhooks; did you mean "pager"?',
    ]);
  });

  test('on this machine is for trying it', () => {
    expect(warningsOf(outgoing('{ url: "http://127.0.0.1:4000/_local/webhooks/pager" }'))).toEqual([
      '24:17 outgoing-webhooks.pager.url: is on this machine, which only npm start posts to; write an https address to deploy',
    ]);
  });
});
