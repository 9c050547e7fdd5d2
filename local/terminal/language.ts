import { LANGUAGES, type Language } from '../../shared/core/language.ts';
import type { Env } from './connect.ts';
import { UsageError } from './usage-error.ts';

/** What `--lang` says, else the locale of the terminal: `zh_CN.UTF-8` reads Chinese, everybody else English. @throws UsageError */
export function languageOf({ lang }: { readonly lang?: string | undefined }, { env }: { readonly env: Env }): Language {
  if (lang === undefined) return /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zh-CN' : 'en';
  const found = LANGUAGES.find((language) => language === lang);
  if (found === undefined) throw new UsageError(`--lang takes ${LANGUAGES.join(' or ')}, not "${lang}".`);
  return found;
}
