import type { Instant } from '../../core/instant.ts';
import type { Language } from '../../core/language.ts';
import { toIso } from '../iso.ts';
import type { OpenDraft } from '../open-ticket.ts';

/** What the staff read on a ticket of what a source goes on reporting. */
const REPEATED = {
  en: (source: string, times: number, at: string) =>
    `${source} has reported this again ${times === 1 ? 'once' : `${times} times`}, last at ${at}.`,
  'zh-CN': (source: string, times: number, at: string) => `${source} 又报告了 ${times} 次，最近一次是 ${at}。`,
} as const satisfies { readonly [L in Language]: (source: string, times: number, at: string) => string };

export const sayRepeated = (
  language: Language,
  { source, times, at }: { readonly source: string; readonly times: number; readonly at: Instant },
): string => REPEATED[language](source, times, minuteOf(at));

const minuteOf = (at: Instant): string => `${toIso(at).slice(0, 16).replace('T', ' ')} UTC`;

/** The report as it is now. */
export const sayReport = ({ subject, description }: OpenDraft): string =>
  description === undefined ? subject : `${subject}\n\n${description}`;
