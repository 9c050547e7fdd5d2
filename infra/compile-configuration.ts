/** The configuration file of a stage, compiled and checked: a deployment carries plain data that its function only has to store. */
import { resolve } from 'node:path';
import { loadConfiguration } from '../shared/config/load-configuration.ts';
import { formatProblems } from '../shared/config/problem.ts';
import { withStageMail } from '../shared/config/stage-mail.ts';
import type { MailAddresses } from './mail-addresses.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { type StageSettings, stageMailOf } from './stage.ts';

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

export type CompiledConfiguration = {
  /** A `ConfigurationDraft` as JSON. */
  readonly json: string;
  readonly addresses: MailAddresses;
  /** What works but was hardly meant, one line each; may be empty. */
  readonly warnings: string;
};

/** @throws ConfigurationError with one line a mistake: file, line, field and fix */
export function compileConfiguration(settings: Pick<StageSettings, 'configuration' | 'region' | 'mail'>): CompiledConfiguration {
  const loaded = loadConfiguration(resolve(PROJECT_ROOT, settings.configuration));
  if (!loaded.ok) throw new ConfigurationError(formatProblems(loaded.errors));
  const draft = withStageMail(loaded.draft, stageMailOf(settings));
  return { json: JSON.stringify(draft), addresses: draft.mail, warnings: formatProblems(loaded.warnings) };
}
