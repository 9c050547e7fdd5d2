import { describe, expect, test } from 'vitest';
import { createHandler } from '../../functions/configure/handler.ts';
import { draftOf, SMALL } from '../config/small-file.ts';
import { createInMemoryConfiguration } from '../support/in-memory/stores.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const now = () => Date.parse('2026-01-05T12:00:00Z');

describe('a deployment', () => {
  test('puts its configuration in force', async () => {
    const configuration = createInMemoryConfiguration();
    const draft = draftOf(SMALL);
    expect(await createHandler({ configuration, log, now }, draft)()).toEqual({ policyVersion: 1 });
    expect(await configuration.current()).toEqual({ ...draft, policySet: { ...draft.policySet, version: 1 } });
  });

  test('that changes people keeps the policy version; one that changes a promise makes a new one', async () => {
    const configuration = createInMemoryConfiguration();
    const apply = (text: string) => createHandler({ configuration, log, now }, draftOf(text))();
    await apply(SMALL);
    expect(await apply(SMALL.replace('name: Ann', 'name: Anna'))).toEqual({ policyVersion: 1 });
    expect((await configuration.current()).organisation.people['ann']?.name).toBe('Anna');
    expect(await apply(SMALL.replace('solution: 24h', 'solution: 8h'))).toEqual({ policyVersion: 2 });
    expect((await configuration.policySet(1)).rules).toEqual(draftOf(SMALL).policySet.rules);
  });

  test('of a file that has not changed leaves what was applied since', async () => {
    const configuration = createInMemoryConfiguration();
    const handler = createHandler({ configuration, log, now }, draftOf(SMALL));
    await handler();
    await configuration.apply(draftOf(SMALL.replace('solution: 24h', 'solution: 8h')));
    expect(await handler()).toEqual({ policyVersion: 2 });
    expect((await configuration.current()).policySet.version).toBe(2);
  });

  test('of a file that has caught up with what was applied keeps the version', async () => {
    const configuration = createInMemoryConfiguration();
    const deploy = (text: string) => createHandler({ configuration, log, now }, draftOf(text))();
    await deploy(SMALL);
    await configuration.apply(draftOf(SMALL.replace('solution: 24h', 'solution: 8h')));
    expect(await deploy(SMALL.replace('solution: 24h', 'solution: 8h'))).toEqual({ policyVersion: 2 });
  });

  test('that is repeated changes nothing', async () => {
    const configuration = createInMemoryConfiguration();
    const handler = createHandler({ configuration, log, now }, draftOf(SMALL));
    expect([await handler(), await handler()]).toEqual([{ policyVersion: 1 }, { policyVersion: 1 }]);
  });
});
