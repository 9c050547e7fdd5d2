// The whole command against a function over stores in memory.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keysCommand } from '../../../local/keys.ts';
import { SMALL } from '../../config/small-file.ts';
import { API_KEYS } from '../../support/in-memory/services.ts';
import { type ServedPolicies, servePolicies } from '../support/serve-policies.ts';

let served: ServedPolicies;

beforeAll(async () => {
  served = await servePolicies(SMALL, Date.parse('2026-01-05T12:00:00Z'));
});

afterAll(() => served.close());

const run = (line: string, key: string = API_KEYS.ops) =>
  keysCommand(line.split(' '), { env: { PLEDGE_URL: served.url, PLEDGE_API_KEY: key } });

describe('npm run keys', () => {
  test('makes a key whose secret stands alone on a line, rotates and revokes it', async () => {
    const made = await run('create shop-front --role integrator --for-staff --team support --expires 2027-01-01T00:00:00Z');
    expect(made.text).toMatch(
      /^pk_shop-front_\w{49}\nThis is the secret of shop-front \(integrator\)\. It is not shown again\.\n$/,
    );
    const rotated = await run('rotate shop-front --grace 60');
    expect(rotated.text).toMatch(/^pk_shop-front_\w{49}\n.*The old one is good until 2026-01-05T12:01:00\.000Z\.\n$/);
    expect((await run('list')).text).toMatch(
      /^shop-front +integrator +support +active +2027-01-01T00:00:00\.000Z +- +2026-01-05T12:00:00\.000Z by api:ops$/m,
    );
    expect(await run('revoke shop-front')).toMatchObject({ code: 0, text: expect.stringContaining('is revoked') });
    expect((await run('list')).text).toMatch(/^shop-front .* revoked /m);
    expect((await run('list')).text).toMatch(/^crm +integrator .* in the secret of the deployment$/m);
  });

  test('answers what the API answers, with --json', async () => {
    const { key, secret } = JSON.parse((await run('create ann --role agent --person ann --json')).text);
    expect([key.person, secret.slice(0, 7)]).toEqual(['ann', 'pk_ann_']);
  });

  test.each([
    ['create', 'Name one key.'],
    ['create a b', 'Name one key.'],
    ['create reports', 'Say what it may do, with --role.'],
    ['rotate reports --grace soon', '--grace takes a number of seconds, not "soon".'],
    ['list reports', 'Takes no name: it lists all keys.'],
    ['remove reports', 'There is no command "remove".'],
  ])('%s is not understood', async (line, message) => {
    const { code, text } = await run(line);
    expect([code, text.split('\n')[0]]).toEqual([2, message]);
  });

  test('says what the API refused', async () => {
    expect(await run('create reports --role boss')).toMatchObject({ code: 1, text: expect.stringContaining('`role`') });
    expect(await run('revoke nobody')).toMatchObject({ code: 1, text: expect.stringContaining('No API key has this name') });
    expect(await run('list', API_KEYS.crm)).toMatchObject({ code: 1, text: expect.stringContaining('the role admin') });
  });
});
