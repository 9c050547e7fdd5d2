import type { ConfigurationDraft } from '../../shared/app/ports.ts';
import { type LoadedConfiguration, loadConfiguration } from '../../shared/config/load-configuration.ts';
import { formatProblems } from '../../shared/config/problem.ts';
import type { Command } from './command.ts';

/** Says what is wrong with configuration files, where, and what to write instead. */
export const checkCommand: Command = async (files, _options, { today }) => {
  const paths = files.length === 0 ? ['pledge.yaml'] : files;
  const checked = paths.map((file) => ({ file, loaded: loadConfiguration(file, today) }));
  return {
    code: checked.every(({ loaded }) => loaded.ok) ? 0 : 1,
    text: checked.map(({ file, loaded }) => describeCheck(file, loaded)).join('\n'),
  };
};

export function describeCheck(file: string, loaded: LoadedConfiguration): string {
  const warnings = loaded.warnings.map((problem) => ({ ...problem, message: `warning: ${problem.message}` }));
  if (loaded.ok)
    return `${lines(formatProblems(warnings))}${file}: ok, ${summary(loaded.draft)}, ${count(warnings.length, 'warning')}\n`;
  const errors = loaded.errors.map((problem) => ({ ...problem, message: `error: ${problem.message}` }));
  return `${lines(formatProblems([...errors, ...warnings]))}${file}: ${count(errors.length, 'error')}, ${count(warnings.length, 'warning')}\n`;
}

function summary({ organisation, policySet, webhooks }: ConfigurationDraft): string {
  const size = (table: object) => Object.keys(table).length;
  return [
    count(policySet.rules.length, 'rule'),
    count(size(policySet.escalations), 'escalation policy', 'escalation policies'),
    count(size(policySet.calendars), 'calendar'),
    count(size(organisation.people), 'person', 'people'),
    count(size(organisation.teams), 'team'),
    count(size(webhooks), 'webhook source'),
  ].join(', ');
}

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const lines = (text: string) => (text === '' ? '' : `${text}\n`);
