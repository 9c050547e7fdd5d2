import type { ConfigurationDraft } from './ports.ts';
import type { Services } from './services.ts';

export type ApplyServices = Pick<Services, 'configuration' | 'log'>;

/**
 * Makes a configuration the one in force. Tickets that are open keep the policy version that they were opened under; new ones get
 * the version that is returned, which stays the same while the policy does.
 */
export async function applyConfiguration({ configuration, log }: ApplyServices, draft: ConfigurationDraft): Promise<number> {
  const policyVersion = await configuration.apply(draft);
  log.info('configuration applied', { policyVersion, organisation: draft.organisation.name });
  return policyVersion;
}
