// `npm run policy -- check pledge.yaml`: says what is wrong with a configuration file, where, and what to write instead.
import { parseArgs } from 'node:util';
import type { ConfigurationDraft } from '../shared/app/ports.ts';
import { configurationJsonSchema } from '../shared/config/json-schema.ts';
import { type LoadedConfiguration, loadConfiguration } from '../shared/config/load-configuration.ts';
import { formatProblems } from '../shared/config/problem.ts';
import type { LocalDate } from '../shared/core/sla/calendar.ts';
import { dateHere } from './date-here.ts';

const HELP = `Usage: npm run -s policy -- <command>

  check [FILE ...]   say what is wrong with configuration files (default: pledge.yaml)
  schema             print the JSON Schema of the file, for editors
`;

/** What a run of the command prints, and its exit code: 0 fine, 1 errors in a file, 2 not understood. */
export type Answer = { readonly code: 0 | 1 | 2; readonly text: string };

/**
 * @param args as after the name of the command
 * @param today for warnings of what will soon be out of date
 */
export function policyCommand(args: readonly string[], today?: LocalDate): Answer {
  const { values, positionals, unknown } = parse(args);
  if (unknown !== undefined) return { code: 2, text: `${unknown}\n\n${HELP}` };
  const [command, ...files] = positionals;
  if (values.help || command === undefined) return { code: values.help ? 0 : 2, text: HELP };
  if (command === 'schema') return { code: 0, text: `${JSON.stringify(configurationJsonSchema(), null, 2)}\n` };
  if (command !== 'check') return { code: 2, text: `There is no command ${JSON.stringify(command)}.\n\n${HELP}` };
  const paths = files.length === 0 ? ['pledge.yaml'] : files;
  const checked = paths.map((file) => ({ file, loaded: loadConfiguration(file, today) }));
  return {
    code: checked.every(({ loaded }) => loaded.ok) ? 0 : 1,
    text: checked.map(({ file, loaded }) => describe(file, loaded)).join('\n'),
  };
}

type Parsed = {
  readonly values: { readonly help?: boolean };
  readonly positionals: readonly string[];
  readonly unknown?: string;
};

function parse(args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } });
  } catch (cause) {
    return { values: {}, positionals: [], unknown: cause instanceof Error ? cause.message : 'not understood' };
  }
}

function describe(file: string, loaded: LoadedConfiguration): string {
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

if (import.meta.main) {
  const { code, text } = policyCommand(process.argv.slice(2), dateHere());
  (code === 2 ? process.stderr : process.stdout).write(text);
  process.exitCode = code;
}
