// `npm run -s explain -- 7K3M9-QXW4T`: why each deadline of a ticket is where it is, asked of the API and shown as a table.
import { parseArgs } from 'node:util';
import { ledger } from '../shared/api/schemas/ledger.ts';
import { ApiError, createApiClient, findAccess } from './api-client.ts';
import { formatLedger } from './explain/format-ledger.ts';
import type { Answer } from './terminal/answer.ts';
import { ASKING } from './terminal/asking.ts';
import type { Env } from './terminal/connect.ts';
import { print } from './terminal/program.ts';

const HELP = `Usage: npm run -s explain -- ID [options]

  ID                 reference (7K3M9-QXW4T) or id of a ticket
  --at <instant>     as of then, such as 2026-10-08T09:00:00+08:00; now when left out
  --lang <language>  zh-CN or en; that of the terminal when left out
  --zone <zone>      IANA zone of the times, such as Asia/Shanghai; the organisation's when left out
  --json             the answer of the API as it is
  --url <address>    of the API (PLEDGE_URL, default: the platform on this machine)
  --data <folder>    of the platform on this machine (PLEDGE_DATA, default .pledge)
  --help             shows this

The API key is PLEDGE_API_KEY, or that of the platform on this machine.
`;

const OPTIONS = {
  at: { type: 'string' },
  lang: { type: 'string' },
  zone: { type: 'string' },
  ...ASKING,
} as const;

/** @param args as after the name of the command */
export async function explainCommand(args: readonly string[], env: Env): Promise<Answer> {
  const given = parse(args);
  if (typeof given === 'string') return { code: 2, text: `${given}\n\n${HELP}` };
  const { values, positionals } = given;
  const [id, ...more] = positionals;
  if (values.help === true) return { code: 0, text: HELP };
  if (id === undefined) return { code: 2, text: `Name a ticket.\n\n${HELP}` };
  if (more.length > 0) return { code: 2, text: `Name one ticket, not ${positionals.length}.\n\n${HELP}` };
  try {
    return { code: 0, text: await explained(id, values, env) };
  } catch (error) {
    if (error instanceof ApiError) return { code: 1, text: `${error.message}\n` };
    throw error;
  }
}

type Values = ReturnType<typeof parseGiven>['values'];

async function explained(id: string, { at, lang, zone, json, url, data }: Values, env: Env): Promise<string> {
  const client = createApiClient(findAccess({ url, data }, env));
  const query = { at, lang, zone };
  const headers = { 'accept-language': languageOf(env) };
  const body = await client.request('GET', `/v1/tickets/${encodeURIComponent(id)}/sla`, { query, headers });
  if (json === true) return `${JSON.stringify(body, null, 2)}\n`;
  const read = ledger.safeParse(body);
  if (!read.success) throw new ApiError('The Pledge that answers is of another version than this command. Use --json.');
  return formatLedger(read.data);
}

/** As the locale of the terminal says it: `zh_CN.UTF-8` is `zh-CN`. */
function languageOf(env: Env): string {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en';
  return locale.replace(/\..*$/, '').replace('_', '-');
}

function parse(args: readonly string[]): ReturnType<typeof parseGiven> | string {
  try {
    return parseGiven(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const parseGiven = (args: readonly string[]) =>
  parseArgs({ args: [...args], allowPositionals: true, strict: true, options: OPTIONS });

if (import.meta.main) print(await explainCommand(process.argv.slice(2), process.env));
