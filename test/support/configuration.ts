import type { ConfigurationDraft, MailSettings } from '../../shared/app/ports.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { ORGANISATION, policySet } from './policies.ts';

const MAIL: MailSettings = {
  from: 'Acme Support <support@acme.example>',
  inboundDomain: 'in.acme.example',
  defaultLanguage: 'en',
  timeZone: 'UTC',
  teamByAddress: {},
};

/** What a test wants otherwise. A policy set may come with its number, which is left out. */
export type ConfigurationChanges = Partial<Omit<ConfigurationDraft, 'policySet' | 'mail'>> & {
  readonly policySet?: Omit<PolicySet, 'version'>;
  readonly mail?: Partial<MailSettings>;
};

/** The company of the tests, ready to be put in force. */
export function configurationDraft({ policySet: policies, mail, ...rest }: ConfigurationChanges = {}): ConfigurationDraft {
  const { version: _, ...unnumbered } = { ...policySet(), ...policies };
  return { organisation: ORGANISATION, policySet: unnumbered, webhooks: {}, mail: { ...MAIL, ...mail }, ...rest };
}
