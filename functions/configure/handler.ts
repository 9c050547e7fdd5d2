import { type ApplyServices, deployConfiguration } from '../../shared/app/policies/apply-configuration.ts';
import type { ConfigurationDraft } from '../../shared/app/ports.ts';
import { once } from '../../shared/core/once.ts';
import { buildServices } from './services.ts';

export type Configured = { readonly policyVersion: number };

/** Runs at every deployment. A configuration that the deployment before brought already changes nothing. */
export function createHandler(services: ApplyServices, draft: ConfigurationDraft) {
  return async (): Promise<Configured> => ({ policyVersion: await deployConfiguration(services, draft) });
}

const live = once(async () => createHandler(buildServices(), await readDraft()));

export const handler = async (): Promise<Configured> => (await live())();

/** The configuration that the deployment put beside the code. It was compiled and checked there; here it is only data. */
async function readDraft(): Promise<ConfigurationDraft> {
  const place = new URL('configuration.json', import.meta.url);
  const { default: draft } = (await import(place.href, { with: { type: 'json' } })) as { readonly default: ConfigurationDraft };
  return draft;
}
