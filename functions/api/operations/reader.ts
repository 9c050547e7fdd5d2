import type { Configuration } from '../../../shared/app/ports.ts';
import { parseZone } from '../../../shared/config/text/zone.ts';
import { LANGUAGES, type Language } from '../../../shared/core/language.ts';
import type { HttpRequest } from '../../../shared/lambda/http.ts';
import { invalidField } from '../../../shared/lambda/http-problem.ts';
import type { Reader } from '../present/present-ledger.ts';

type Asked = { readonly lang?: Language | undefined; readonly zone?: string | undefined };

/**
 * For whom an answer is put into words: what the query says, else what the client accepts, and the zone of the organisation.
 * @throws HttpProblem 422 for a zone that there is not
 */
export function readerOf({ lang, zone }: Asked, { headers }: HttpRequest, { organisation, mail }: Configuration): Reader {
  return {
    language: lang ?? acceptedLanguage(headers['accept-language'] ?? ''),
    timeZone: zone === undefined ? mail.timeZone : readZone(zone),
    organisation,
  };
}

function readZone(text: string): string {
  const zone = parseZone(text);
  if (zone.ok) return zone.value;
  throw invalidField({ field: 'zone', in: 'query', detail: zone.message });
}

/** The language that `Accept-Language` likes best (RFC 9110, 12.5.4); of Chinese there is one. English when it likes neither. */
export function acceptedLanguage(header: string): Language {
  const ranges = header.split(',').map((range) => {
    const [tag = '', ...parameters] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
    return { tag, quality: quality === undefined ? 1 : Number(quality) };
  });
  const liked = ranges.filter(({ quality }) => quality > 0).toSorted((one, other) => other.quality - one.quality);
  for (const { tag } of liked) {
    const found = LANGUAGES.find((language) => language.slice(0, 2) === tag.split('-')[0]);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** The language that somebody asked for by name; `undefined` for one that there is not. */
export const languageOf = (text: string | null): Language | undefined => LANGUAGES.find((language) => language === text);
