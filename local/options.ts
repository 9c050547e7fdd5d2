import { parseArgs } from 'node:util';
import { parseSmtpRelay } from '../shared/config/text/smtp-relay.ts';
import { StartError } from './start-error.ts';

/** How one local platform runs. Port 0 picks a free one. */
export type Options = {
  readonly port: number;
  readonly smtpPort: number;
  /** Folder that holds everything; made if missing. */
  readonly data: string;
  /** Virtual seconds per real second; 1 is real time. */
  readonly timeScale: number;
  readonly apiKey: string;
  /** How often that key may ask in a minute; absent: as often as it likes. */
  readonly requestsPerMinute?: number;
  /** Path of the configuration file. */
  readonly config: string;
  /** Mails really go out through it; absent: they are kept in the mailbox. */
  readonly smtpRelay?: string;
  readonly smtpPassword?: string;
};

type Env = { readonly [name: string]: string | undefined };

type Setting = {
  readonly flag: string;
  readonly env: string;
  readonly value: string;
  readonly help: string;
  readonly byDefault: string;
};

const SETTINGS = {
  port: {
    flag: 'port',
    env: 'PLEDGE_PORT',
    value: 'number',
    help: 'HTTP port of the API and the mailbox viewer',
    byDefault: '4000',
  },
  smtpPort: {
    flag: 'smtp-port',
    env: 'PLEDGE_SMTP_PORT',
    value: 'number',
    help: 'SMTP port for incoming mail',
    byDefault: '2525',
  },
  data: { flag: 'data', env: 'PLEDGE_DATA', value: 'folder', help: 'folder that holds all data', byDefault: '.pledge' },
  timeScale: {
    flag: 'time-scale',
    env: 'PLEDGE_TIME_SCALE',
    value: 'number',
    help: 'virtual seconds per real second: 1 is real time, 60 makes an hour a minute, 3600 a second',
    byDefault: '1',
  },
  apiKey: {
    flag: 'api-key',
    env: 'PLEDGE_API_KEY',
    value: 'text',
    help: 'the API key that this platform accepts',
    byDefault: 'dev-key',
  },
  requestsPerMinute: {
    flag: 'requests-per-minute',
    env: 'PLEDGE_REQUESTS_PER_MINUTE',
    value: 'number',
    help: 'how often that key may ask in a minute; keys that you make have limits of their own',
    byDefault: 'none: as often as it likes',
  },
  config: { flag: 'config', env: 'PLEDGE_CONFIG', value: 'file', help: 'the configuration file', byDefault: 'pledge.yaml' },
  smtpRelay: {
    flag: 'smtp-relay',
    env: 'PLEDGE_SMTP_RELAY',
    value: 'address',
    help: 'mails really go out, through this relay: smtps://user@host:port, or smtp:// for STARTTLS; its password is taken from PLEDGE_SMTP_PASSWORD',
    byDefault: 'none: they are kept in the mailbox',
  },
} as const satisfies { readonly [name in keyof Omit<Options, 'smtpPassword'>]: Setting };

const MAX_TIME_SCALE = 86_400;

/**
 * Reads the options from flags, then the environment, then the defaults.
 * @returns `'help'` when help is asked for
 * @throws StartError that names the flag or variable and says what it takes
 */
export function parseOptions(args: readonly string[], env: Env): Options | 'help' {
  const flags = parseFlags(args);
  if (flags['help'] === true) return 'help';
  const read = (name: keyof typeof SETTINGS): Given => given(SETTINGS[name], flags, env);
  return {
    port: port(read('port')),
    smtpPort: port(read('smtpPort')),
    data: text(read('data')),
    timeScale: timeScale(read('timeScale')),
    apiKey: apiKey(read('apiKey')),
    ...requestsPerMinute(read('requestsPerMinute')),
    config: text(read('config')),
    ...relay(read('smtpRelay'), env['PLEDGE_SMTP_PASSWORD']),
  };
}

/** The answer to `--help`. */
export function helpText(): string {
  const settings = Object.values<Setting>(SETTINGS);
  const flagOf = (s: Setting): string => `  --${s.flag} <${s.value}>`;
  const width = Math.max(...settings.map((s) => flagOf(s).length)) + 2;
  const rows = settings.map((s) => `${flagOf(s).padEnd(width)}${s.help}\n${' '.repeat(width)}(${s.env}, default ${s.byDefault})`);
  return [
    'Runs the whole of Pledge on this machine.',
    '',
    'Usage: npm start -- [options]',
    '',
    ...rows,
    `${'  --help'.padEnd(width)}shows this`,
    '',
    'A flag wins over its environment variable. Everything listens on 127.0.0.1 only.',
    '',
  ].join('\n');
}

type Flags = { readonly [flag: string]: string | boolean | undefined };
/** A value with the name of where it came from, for error messages. */
type Given = { readonly from: string; readonly value: string };

function parseFlags(args: readonly string[]): Flags {
  const options = Object.fromEntries(Object.values<Setting>(SETTINGS).map((s) => [s.flag, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      strict: true,
      allowPositionals: false,
    });
    return values;
  } catch (error) {
    const message = firstSentence(error);
    // `npm start --port 4001` leaves only the number: npm takes the flag for its own.
    const hint = message.startsWith('Unexpected argument')
      ? ' With npm, flags come after two dashes: npm start -- --port 4001.'
      : '';
    throw new StartError(`${message}${hint} See --help.`);
  }
}

/** Node's messages go on with advice on positional arguments, which there are none of. */
function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${message.split('. ')[0]?.replace(/\.$/, '')}.`;
}

function given(setting: Setting, flags: Flags, env: Env): Given {
  const flag = flags[setting.flag];
  if (typeof flag === 'string') return { from: `--${setting.flag}`, value: flag };
  const variable = env[setting.env];
  if (variable !== undefined && variable !== '') return { from: setting.env, value: variable };
  return { from: `--${setting.flag}`, value: setting.byDefault };
}

function port({ from, value }: Given): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new StartError(`${from} must be a port number from 0 to 65535 (0 picks a free one), not "${value}".`);
}

function timeScale({ from, value }: Given): number {
  const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (number >= 1 && number <= MAX_TIME_SCALE) return number;
  throw new StartError(`${from} must be a number from 1 (real time) to ${MAX_TIME_SCALE} (a day a second), not "${value}".`);
}

function apiKey({ from, value }: Given): string {
  if (/^[\x21-\x7e]{1,200}$/.test(value)) return value;
  throw new StartError(`${from} must be 1 to 200 printable characters without spaces.`);
}

function requestsPerMinute({ from, value }: Given): Pick<Options, 'requestsPerMinute'> {
  if (value === SETTINGS.requestsPerMinute.byDefault) return {};
  if (/^[1-9]\d{0,4}$/.test(value)) return { requestsPerMinute: Number(value) };
  throw new StartError(`${from} must be a whole number from 1 to 99999, not "${value}".`);
}

function text({ from, value }: Given): string {
  if (value.trim() !== '' && !value.includes('\0')) return value;
  throw new StartError(`${from} must not be empty.`);
}

/** A password stands in no flag: every program of the machine may read those. */
function relay({ from, value }: Given, password: string | undefined): Pick<Options, 'smtpRelay' | 'smtpPassword'> {
  if (value === SETTINGS.smtpRelay.byDefault) return {};
  const read = parseSmtpRelay(value);
  if (!read.ok) throw new StartError(`${from}: ${read.message}.`);
  if (read.value.user !== undefined && !password)
    throw new StartError(`${from} names a user: give the password in the environment, as PLEDGE_SMTP_PASSWORD.`);
  return { smtpRelay: value, ...(password ? { smtpPassword: password } : {}) };
}
