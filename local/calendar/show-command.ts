import { parseDate } from '../../shared/config/text/date.ts';
import { LANGUAGES } from '../../shared/core/language.ts';
import { formatLocalDate, type LocalDay, parseLocalDate } from '../../shared/core/sla/local-date.ts';
import type { CalendarOptions } from '../calendar.ts';
import type { Answer } from '../terminal/answer.ts';
import { calendarNamed, openFile } from './open-file.ts';
import { showCalendar } from './show-calendar.ts';

const DEFAULT_DAYS = 14;
/** More than anybody reads. */
const MOST_DAYS = 800;

/** `show NAME [FILE]`; nothing where no calendar is named. */
export function showCommand(names: readonly string[], options: CalendarOptions, today: string): Answer | undefined {
  const [name, path = 'pledge.yaml', ...more] = names;
  if (name === undefined || more.length > 0) return undefined;
  const opened = openFile(path);
  if (!opened.ok) return failed(opened.message);
  const found = calendarNamed(name, opened.draft);
  if (!found.ok) return failed(`${path}: ${found.message}`);
  const span = spanOf(options, today);
  if (typeof span === 'string') return failed(span);
  const wanted = options.language ?? opened.draft.mail.defaultLanguage;
  const language = LANGUAGES.find((one) => one === wanted);
  if (language === undefined) return failed(`--language: ${JSON.stringify(wanted)} is not one of ${LANGUAGES.join(', ')}`);
  return { code: 0, text: `${showCalendar(found.calendar, { ...span, language })}\n` };
}

function spanOf({ from = '', to = '' }: CalendarOptions, today: string): { from: LocalDay; to: LocalDay } | string {
  const first = parseDate(from || today);
  if (!first.ok) return `--from: ${first.message}`;
  const start = parseLocalDate(first.value) ?? 0;
  const last = parseDate(to || formatLocalDate(start + DEFAULT_DAYS - 1));
  if (!last.ok) return `--to: ${last.message}`;
  const end = parseLocalDate(last.value) ?? 0;
  if (end < start) return `--to: ${last.value} is before ${first.value}; swap --from and --to`;
  if (end - start >= MOST_DAYS) return `--to: is more than ${MOST_DAYS} days after --from; ask for fewer`;
  return { from: start, to: end };
}

const failed = (message: string): Answer => ({ code: 1, text: `${message}\n` });
