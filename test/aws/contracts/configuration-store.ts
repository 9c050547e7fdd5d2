import { describe, expect, test } from 'vitest';
import { NotConfiguredError, StaleBaseError, UnknownPolicyVersionError } from '../../../shared/app/errors.ts';
import type { ConfigurationDraft, ConfigurationStore } from '../../../shared/app/ports.ts';
import { configurationDraft } from '../../support/configuration.ts';
import { ORGANISATION } from '../../support/policies.ts';

const stricter = (): ConfigurationDraft['policySet'] => ({
  ...configurationDraft().policySet,
  closing: { requireConfirmation: true, afterConfirmedMs: 1 },
});

/** What every configuration store promises. @param empty makes stores that share what is applied */
export function describeConfigurationStore(empty: () => Promise<ConfigurationStore>): void {
  describe('the configuration', () => {
    test('is asked for in vain before the first one is applied', async () => {
      const configuration = await empty();
      await expect(configuration.current()).rejects.toThrow(NotConfiguredError);
    });

    test('comes back as it was applied, with its policy set under version 1', async () => {
      const configuration = await empty();
      const draft = configurationDraft();
      expect(await configuration.apply(draft)).toBe(1);
      expect(await configuration.current()).toStrictEqual({ ...draft, policySet: { ...draft.policySet, version: 1 } });
    });

    test('changes at once for whoever applies it', async () => {
      const configuration = await empty();
      await configuration.apply(configurationDraft());
      await configuration.current();
      await configuration.apply(configurationDraft({ organisation: { ...ORGANISATION, name: 'Acme 2' } }));
      expect((await configuration.current()).organisation.name).toBe('Acme 2');
    });

    test('of a hundred thousand people is stored whole', async () => {
      const configuration = await empty();
      const people = Object.fromEntries(
        Array.from({ length: 100_000 }, (_, n) => {
          const id = `p${n}-${(n * 2_654_435_761) % 4_294_967_296}`;
          return [id, { id, name: `Person ${id}`, email: `${id}@acme.example`, language: 'en' } as const];
        }),
      );
      await configuration.apply(configurationDraft({ organisation: { ...ORGANISATION, people } }));
      expect(Object.keys((await configuration.current()).organisation.people)).toHaveLength(100_000);
    });
  });

  describe('a policy set', () => {
    test('keeps its version while it stays the same, however its keys are ordered', async () => {
      const configuration = await empty();
      const draft = configurationDraft();
      await configuration.apply(draft);
      const reordered = Object.fromEntries(Object.entries(draft.policySet).reverse()) as ConfigurationDraft['policySet'];
      expect(await configuration.apply({ ...draft, policySet: reordered })).toBe(1);
    });

    test('gets a new version when it changes, and the old one stays', async () => {
      const configuration = await empty();
      await configuration.apply(configurationDraft());
      expect(await configuration.apply(configurationDraft({ policySet: stricter() }))).toBe(2);
      expect((await configuration.current()).policySet).toStrictEqual({ ...stricter(), version: 2 });
      expect(await configuration.policySet(1)).toStrictEqual({ ...configurationDraft().policySet, version: 1 });
      expect(await configuration.policySet(2)).toStrictEqual({ ...stricter(), version: 2 });
    });

    test('that comes back after another is a version of its own', async () => {
      const configuration = await empty();
      await configuration.apply(configurationDraft());
      await configuration.apply(configurationDraft({ policySet: stricter() }));
      expect(await configuration.apply(configurationDraft())).toBe(3);
    });

    test('that was made from another than the one in force is refused, and of two from the same one comes through', async () => {
      const configuration = await empty();
      await configuration.apply(configurationDraft(), undefined, 0);
      const drafts = [1, 2, 3].map((ms) =>
        configurationDraft({ policySet: { ...stricter(), closing: { requireConfirmation: true, afterConfirmedMs: ms } } }),
      );
      const outcomes = await Promise.allSettled(drafts.map((draft) => configuration.apply(draft, undefined, 1)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { version } = (await configuration.current()).policySet;
      await expect(configuration.apply(configurationDraft(), undefined, 1)).rejects.toThrow(new StaleBaseError(version));
      expect((await configuration.current()).policySet.version).toBe(version);
    });

    test('that was never applied is refused for good', async () => {
      const configuration = await empty();
      await expect(configuration.policySet(7)).rejects.toThrow(UnknownPolicyVersionError);
      await expect(configuration.occasionOf(7)).rejects.toThrow(UnknownPolicyVersionError);
    });

    test('knows when it was first applied and by whom, if it was said', async () => {
      const configuration = await empty();
      await configuration.apply(configurationDraft());
      await configuration.apply(configurationDraft({ policySet: stricter() }), { at: 1_000, by: 'api:ops' });
      await configuration.apply(configurationDraft({ policySet: stricter() }), { at: 2_000, by: 'api:crm' });
      expect(await configuration.occasionOf(1)).toBeUndefined();
      expect(await configuration.occasionOf(2)).toStrictEqual({ at: 1_000, by: 'api:ops' });
    });
  });

  describe('what a deployment brings', () => {
    const occasion = { at: 1_000, by: 'system' } as const;

    test('is applied', async () => {
      const configuration = await empty();
      expect(await configuration.deploy(configurationDraft(), occasion)).toBe(1);
      expect((await configuration.current()).policySet.version).toBe(1);
      expect(await configuration.occasionOf(1)).toStrictEqual(occasion);
    });

    test('and brought the last time already leaves what was applied since', async () => {
      const configuration = await empty();
      await configuration.deploy(configurationDraft(), occasion);
      const renamed = configurationDraft({ policySet: stricter(), organisation: { ...ORGANISATION, name: 'Acme 2' } });
      await configuration.apply(renamed);
      expect(await configuration.deploy(configurationDraft(), occasion)).toBe(2);
      expect((await configuration.current()).organisation.name).toBe('Acme 2');
    });

    test('is applied again once it changes', async () => {
      const configuration = await empty();
      await configuration.deploy(configurationDraft(), occasion);
      await configuration.apply(configurationDraft({ policySet: stricter() }));
      const renamed = configurationDraft({ organisation: { ...ORGANISATION, name: 'Acme 3' } });
      expect(await configuration.deploy(renamed, occasion)).toBe(3);
      expect((await configuration.current()).organisation.name).toBe('Acme 3');
    });
  });

  describe('overrides of on-call schedules that were made at run time', () => {
    const desk = { name: 'desk', timeZone: 'UTC', layers: [], overrides: [{ from: 0, until: 9, who: ['ann'] }] } as const;
    const made = { from: 1, until: 2, who: ['ben'], id: 'a.b', by: 'api:ops', madeAt: 0 } as const;
    const withDesk = configurationDraft({ organisation: { ...ORGANISATION, onCall: { desk } } });

    test('are none at first', async () => {
      expect(await (await empty()).overrides()).toStrictEqual({ revision: 0, bySchedule: {} });
    });

    test('stand in the organisation behind those of the configuration, whatever is applied', async () => {
      const configuration = await empty();
      await configuration.apply(withDesk);
      await configuration.current();
      expect(await configuration.saveOverrides({ desk: [made] }, 0)).toBe(true);
      const overridesNow = async () => (await configuration.current()).organisation.onCall?.['desk']?.overrides;
      expect(await overridesNow()).toStrictEqual([...desk.overrides, made]);
      await configuration.apply({ ...withDesk, organisation: { ...withDesk.organisation, name: 'Acme 2' } });
      expect(await overridesNow()).toStrictEqual([...desk.overrides, made]);
      expect(await configuration.saveOverrides({}, 1)).toBe(true);
      expect(await overridesNow()).toStrictEqual(desk.overrides);
    });

    test('of two changes of the same ones are those of the first', async () => {
      const configuration = await empty();
      const saved = await Promise.all([configuration.saveOverrides({ desk: [made] }, 0), configuration.saveOverrides({}, 0)]);
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await configuration.overrides()).toStrictEqual({ revision: 1, bySchedule: saved[0] ? { desk: [made] } : {} });
      expect(await configuration.saveOverrides({}, 0)).toBe(false);
    });
  });
}
