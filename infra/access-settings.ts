import type { TokenSettings } from '../shared/app/tokens/token-verifier.ts';
import type { StageSettings } from './stage.ts';

/** What functions are told of who may call, and how often. */
export function accessSettings({ api: { oidc, requestsPerMinute } }: StageSettings, ownStaff: TokenSettings | undefined) {
  const tokens = ownStaff ?? (oidc && { ...oidc, roles: byRole(oidc.roles) });
  return {
    OIDC: tokens === undefined ? 'off' : JSON.stringify(tokens),
    REQUESTS_PER_MINUTE: JSON.stringify(byRole(requestsPerMinute)),
  };
}

/** Settings have their names in camel case; this role is a name of ours. */
const byRole = <T>({ readOnly, ...others }: { readonly [role: string]: T | undefined } = {}) => ({
  ...others,
  'read-only': readOnly,
});
