import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileConfiguration } from '../../infra/compile-configuration.ts';
import { senderDomainOf, senderOf } from '../../infra/mail-addresses.ts';
import { PROJECT_ROOT } from '../../infra/project-root.ts';

const MAIL = { identities: 'create', keepRawDays: 30 } as const;

describe('the configuration of a stage', () => {
  const own = compileConfiguration({ configuration: 'pledge.yaml', region: 'eu-central-1', mail: MAIL });

  test('is the file, compiled to plain data', () => {
    expect(JSON.parse(own.json)).toMatchObject({
      organisation: { name: expect.any(String) },
      policySet: { rules: expect.any(Array) },
      mail: own.addresses,
    });
  });

  test('mails under the names of the stage, where the stage has its own', () => {
    const mail = { ...MAIL, from: 'Trial <trial@acme.example>', inboundDomain: 'trial.acme.example' };
    const { json, addresses } = compileConfiguration({ configuration: 'pledge.yaml', region: 'eu-central-1', mail });
    const [before, after] = [JSON.parse(own.json), JSON.parse(json)];
    expect(addresses).toMatchObject({ from: 'Trial <trial@acme.example>', inboundDomain: 'trial.acme.example' });
    expect(after.mail).toMatchObject({ from: 'Trial <trial@acme.example>', inboundDomain: 'trial.acme.example' });
    expect({ ...after, mail: undefined }).toEqual({ ...before, mail: undefined });
  });

  test('takes every address in its inbound domain along into that of the stage', () => {
    const { json } = compileConfiguration({
      configuration: 'pledge.yaml',
      region: 'eu-central-1',
      mail: { ...MAIL, inboundDomain: 'trial.acme.example' },
    });
    const domain = own.addresses.inboundDomain;
    expect(own.json).toContain(`@${domain}`);
    expect(JSON.parse(json).mail).toEqual(
      JSON.parse(JSON.stringify(JSON.parse(own.json).mail).replaceAll(domain, 'trial.acme.example')),
    );
  });
});

describe('a configuration with a mistake', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pledge-configuration-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('stops the deployment before it begins, with the place of the mistake', () => {
    const file = join(folder, 'wrong.yaml');
    writeFileSync(file, readFileSync(join(PROJECT_ROOT, 'pledge.yaml'), 'utf8').replace(/^mail:/m, 'post:'));
    expect(() => compileConfiguration({ configuration: file, region: 'eu-central-1', mail: MAIL })).toThrow(
      /wrong\.yaml:\d+:\d+ .*post/,
    );
  });

  test('that is not there is named', () => {
    expect(() => compileConfiguration({ configuration: 'nowhere.yaml', region: 'eu-central-1', mail: MAIL })).toThrow(
      /nowhere\.yaml:1:1 there is no such file/,
    );
  });
});

describe('a sender', () => {
  test.each([
    ['Acme Support <support@acme.example>', 'support@acme.example', 'acme.example'],
    ['"Support, Acme" <support@Acme.example>', 'support@Acme.example', 'acme.example'],
    ['support@acme.example', 'support@acme.example', 'acme.example'],
  ])('%s has an address and a domain', (from, address, domain) => {
    const addresses = { from, inboundDomain: 'in.acme.example' };
    expect([senderOf(addresses), senderDomainOf(addresses)]).toEqual([address, domain]);
  });
});
