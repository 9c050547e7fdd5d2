import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PermanentError } from '../../shared/app/errors.ts';
import { createConfigurationStore } from '../../shared/aws/configuration-store.ts';
import type { Table } from '../../shared/aws/table.ts';
import { configurationDraft } from '../support/configuration.ts';
import { alteredTable } from '../support/engines/altered-table.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import type { TableEngine } from '../support/engines/table-engine.ts';
import { ORGANISATION } from '../support/policies.ts';

let engine: TableEngine;
let table: Table;
beforeAll(async () => {
  engine = await startDynalite();
});
beforeEach(async () => {
  table = await engine.createTable();
});
afterAll(() => engine.stop());

const named = (name: string) => configurationDraft({ organisation: { ...ORGANISATION, name } });
const closingAfter = (afterConfirmedMs: number) =>
  configurationDraft({
    policySet: { ...configurationDraft().policySet, closing: { requireConfirmation: true, afterConfirmedMs } },
  });

/** The table with a count of the requests that reach it. */
function counted(): { readonly table: Table; readonly requests: () => number } {
  let requests = 0;
  const watched = alteredTable(table, () => {
    requests += 1;
    return undefined;
  });
  return { table: watched, requests: () => requests };
}

describe('a function that is at work', () => {
  test('notices another configuration after five seconds', async () => {
    let uptimeMs = 0;
    const reader = createConfigurationStore({ table, uptimeMs: () => uptimeMs });
    const writer = createConfigurationStore({ table });
    await writer.apply(named('before'));
    await reader.current();
    await writer.apply(named('after'));
    uptimeMs = 4_999;
    expect((await reader.current()).organisation.name).toBe('before');
    uptimeMs = 5_000;
    expect((await reader.current()).organisation.name).toBe('after');
  });

  test('asks once for everybody, and then for one item only', async () => {
    let uptimeMs = 0;
    await createConfigurationStore({ table }).apply(named('Acme'));
    const { table: watched, requests } = counted();
    const reader = createConfigurationStore({ table: watched, uptimeMs: () => uptimeMs });
    const [first, second] = await Promise.all([reader.current(), reader.current(), reader.policySet(1)]);
    const atFirst = requests();
    expect(atFirst).toBeLessThanOrEqual(3);
    uptimeMs = 6_000;
    expect(await reader.current()).toBe(first);
    expect(second).toBe(first);
    expect(requests()).toBe(atFirst + 1);
    await reader.policySet(1);
    expect(requests()).toBe(atFirst + 1);
  });
});

describe('an attempt to apply that did not get to its end', () => {
  test('leaves nothing in force, and its version to whoever repeats it', async () => {
    const store = createConfigurationStore({ table });
    await store.apply(closingAfter(1));
    await stopBeforePutting(closingAfter(2));
    expect((await createConfigurationStore({ table }).current()).policySet.version).toBe(1);
    expect(await store.apply(closingAfter(2))).toBe(2);
  });

  test('does not stand in the way of another policy set', async () => {
    const store = createConfigurationStore({ table });
    await store.apply(closingAfter(1));
    await stopBeforePutting(closingAfter(2));
    expect(await store.apply(closingAfter(3))).toBe(3);
    expect((await store.policySet(3)).closing.afterConfirmedMs).toBe(3);
  });

  /** As if the process had ended between the policy set and what puts it in force. */
  async function stopBeforePutting(draft: ReturnType<typeof configurationDraft>): Promise<void> {
    const dying = alteredTable(table, ({ name, input }) => {
      const { Item } = input as { readonly Item?: { readonly sk?: { readonly S?: string } } };
      if (name === 'PutItem' && Item?.sk?.S === 'current') throw new Error('killed');
      return undefined;
    });
    await expect(createConfigurationStore({ table: dying }).apply(draft)).rejects.toThrow(/killed/);
  }
});

describe('two who apply at the same moment', () => {
  test('both get through, and the last is in force', async () => {
    const stores = [1, 2, 3].map((n) => ({ n, store: createConfigurationStore({ table }) }));
    const versions = await Promise.all(stores.map(({ n, store }) => store.apply(closingAfter(n))));
    expect(versions.toSorted((a, b) => a - b)).toStrictEqual([1, 2, 3]);
    const { policySet } = await createConfigurationStore({ table }).current();
    expect(policySet.version).toBe(versions[(policySet.closing.afterConfirmedMs ?? 0) - 1]);
  });
});

describe('a large configuration with a part missing', () => {
  test('is refused rather than half read', async () => {
    const people = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, n) => [`p${n}`, { id: `p${n}`, name: `${n * 7_919}`, language: 'en' } as const]),
    );
    await createConfigurationStore({ table }).apply(configurationDraft({ organisation: { ...ORGANISATION, people } }));
    const partless = alteredTable(table, ({ name, input }) =>
      name === 'BatchGetItem' && JSON.stringify(input).includes('part#') ? { Responses: {} } : undefined,
    );
    const reading = createConfigurationStore({ table: partless }).current();
    await expect(reading).rejects.toThrow(PermanentError);
    await expect(reading).rejects.toThrow(/part is missing or damaged/);
  });
});
