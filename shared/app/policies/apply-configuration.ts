import type { Actor } from '../../core/actor.ts';
import type { ConfigurationDraft } from '../ports.ts';
import type { Services } from '../services.ts';

export type ApplyServices = Pick<Services, 'configuration' | 'log' | 'now'>;

/**
 * Makes a configuration the one in force. Tickets that are open keep the policy version that they were opened under; new ones get
 * the version that is returned, which stays the same while the policy does.
 * @throws StaleBaseError when another version than `basedOn` is in force
 */
export async function applyConfiguration(
  { configuration, log, now }: ApplyServices,
  draft: ConfigurationDraft,
  { by, basedOn }: { readonly by: Actor; readonly basedOn?: number | undefined },
): Promise<number> {
  const policyVersion = await configuration.apply(draft, { at: now(), by }, basedOn);
  log.info('configuration applied', { policyVersion, organisation: draft.organisation.name, by });
  return policyVersion;
}

/** The same for what a deployment brings: what it brought the last time already is not applied again, whatever was applied since. */
export async function deployConfiguration(
  { configuration, log, now }: ApplyServices,
  draft: ConfigurationDraft,
): Promise<number> {
  const policyVersion = await configuration.deploy(draft, { at: now(), by: 'system' });
  log.info('configuration deployed', { policyVersion, organisation: draft.organisation.name });
  return policyVersion;
}
