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
      '1:1 mail: is missing; it needs the keys from, inbound-domain, language, time-zone, addresses, templates, brand, mails-an-hour',
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
      '26:5 webhooks.mon.mapping.subject: is missing; write where the subject stands in the body, e.g. alert.title',
    ],
    [
      'without a mapping',
      [AUTHENTICATION, REQUESTER],
      '24:3 webhooks.mon.mapping.subject: is missing; write where the subject stands in the body, e.g. alert.title',
    ],
    [
      'without authentication',
      [MAPPING, REQUESTER],
      '24:3 webhooks.mon.authentication: is missing; write shared-secret or standard-webhooks, or name the type of the sender',
    ],
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
      'with a path that is neither dotted nor JSONPath',
      [AUTHENTICATION, 'mapping: { subject: "items[0].id" }', REQUESTER],
      '26:25 webhooks.mon.mapping.subject: "items[0].id" is not a path into the body; write keys and positions with dots between, e.g. items.0.id, or JSONPath, e.g. $.alerts[0].name',
    ],
    [
      'with broken JSONPath',
      [AUTHENTICATION, 'mapping: { subject: "$.items[" }', REQUESTER],
      `26:25 webhooks.mon.mapping.subject: "$.items[" is not JSONPath (RFC 9535); write e.g. $.alerts[0].labels['team']`,
    ],
    [
      'with a severity that is read nowhere',
      [AUTHENTICATION, 'mapping: { subject: t, priority: { values: { bad: P1 } } }', REQUESTER],
      '26:28 webhooks.mon.mapping.priority.from: is missing; write where the severity stands in the body, e.g. alert.severity',
    ],
    [
      'with a proof that its type has not',
      ['type: github', AUTHENTICATION, REQUESTER],
      '26:21 webhooks.mon.authentication: shared-secret is not how senders of the type github prove themselves; write signature',
    ],
    [
      'with a proof where there is one only',
      ['type: pagerduty', AUTHENTICATION, REQUESTER],
      '26:21 webhooks.mon.authentication: shared-secret is not how senders of the type pagerduty prove themselves; remove it: there is one way only',
    ],
    [
      'of Amazon SNS without topics',
      ['type: aws-sns', REQUESTER],
      '24:3 webhooks.mon: needs topics: the ARNs of the topics of Amazon SNS that may post here',
    ],
    [
      'with what is no topic',
      ['type: aws-sns', 'topics: alarms', REQUESTER],
      '26:13 webhooks.mon.topics: "alarms" is not the ARN of a topic; write e.g. arn:aws:sns:eu-central-1:123456789012:alarms',
    ],
    [
      'with topics that mean nothing',
      ['type: sentry', 'topics: "arn:aws-cn:sns:cn-north-1:123456789012:baojing"', REQUESTER],
      '26:13 webhooks.mon.topics: is for the type aws-sns alone; remove it',
    ],
    [
      'with a condition that its type knows',
      ['type: alertmanager', 'mapping: { resolved: { from: status, is: ok } }', REQUESTER],
      '26:16 webhooks.mon.mapping.resolved: is known of senders of the type alertmanager; remove it',
    ],
    [
      'with a header of the time that nobody sends',
      ['type: grafana', AUTHENTICATION, 'timestamp-header: X-Time', REQUESTER],
      '27:23 webhooks.mon.timestamp-header: is for signatures of Grafana alone; remove it',
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

  test.each([
    ['alertmanager', { kind: 'shared-secret', header: 'authorization' }],
    ['grafana', { kind: 'signature' }],
    ['pagerduty', { kind: 'routing-key' }],
    ['sentry', { kind: 'signature' }],
    ['github', { kind: 'signature' }],
  ])('of the type %s needs less', (type, authentication) => {
    expect(draftOf(source(`type: ${type}`, REQUESTER)).webhooks['mon']).toEqual({
      name: 'mon',
      type,
      authentication,
      mapping: {},
      requester: { email: 'mon@acme.example' },
      language: 'en',
    });
  });

  test('may say what becomes of its alerts', () => {
    const lines = [
      'type: aws-sns',
      'topics: "arn:aws-cn:sns:cn-north-1:123456789012:baojing"',
      'category: 故障',
      'tags: cloud',
      'when-resolved: note',
      'when-back: new-ticket',
      'rate-limit: 600',
      'mapping: { priority: { values: { ALARM: P2 } } }',
    ];
    expect(draftOf(source(...lines, REQUESTER)).webhooks['mon']).toMatchObject({
      authentication: { kind: 'certificate', topics: ['arn:aws-cn:sns:cn-north-1:123456789012:baojing'] },
      category: '故障',
      tags: ['cloud'],
      whenResolved: 'note',
      whenBack: 'new-ticket',
      rateLimit: 600,
      mapping: { priority: { paths: [], values: { ALARM: 'P2' }, otherwise: 'P3' } },
    });
  });

  test('may read several alerts of one body, and when they are over', () => {
    const mapping = 'mapping: { subject: t, alerts: "$.alerts[*]", resolved: { from: s, is: [ok, closed] } }';
    expect(draftOf(source(AUTHENTICATION, mapping, REQUESTER)).webhooks['mon']).toMatchObject({
      mapping: { alerts: ['$.alerts[*]'], resolved: { paths: ['s'], is: ['ok', 'closed'] } },
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
