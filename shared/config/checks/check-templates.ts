/** An operator's own texts of mails name only what there is, in both languages, and can't switch the escaping off. */
import mustache from 'mustache';
import { isForCustomer, type NoticeKind } from '../../core/effect.ts';
import { LANGUAGES } from '../../core/language.ts';
import { placeholdersOf } from '../../words/placeholders.ts';
import { error, type Finding, type ProblemPath } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { NOTICES } from '../schema/mail-texts.ts';
import { didYouMean } from '../text/suggest.ts';

export function checkTemplates({ mail: { templates = {}, brand } }: ConfigurationFile): readonly Finding[] {
  const found = NOTICES.flatMap((notice) => {
    const byLanguage = templates[notice];
    return byLanguage === undefined ? [] : checkNotice(notice, byLanguage);
  });
  return [...found, ...checkFooter(brand?.footer), ...checkColour(brand?.colour)];
}

type Texts = NonNullable<NonNullable<ConfigurationFile['mail']['templates']>[NoticeKind]>;

function checkNotice(notice: NoticeKind, texts: Texts): readonly Finding[] {
  const path: ProblemPath = ['mail', 'templates', notice];
  const missing = LANGUAGES.filter((language) => texts[language] === undefined);
  if (missing.length > 0) {
    const whoReads = isForCustomer(notice) ? 'customers' : 'colleagues';
    return [
      error(path, `has no text in ${missing.join(' and ')}; add it, since ${whoReads} read it in ${LANGUAGES.join(' and ')}`),
    ];
  }
  return LANGUAGES.flatMap((language) =>
    Object.entries(texts[language] ?? {}).flatMap(([field, text]) => checkText(notice, text ?? '', [...path, language, field])),
  );
}

function checkText(notice: NoticeKind, text: string, path: ProblemPath): readonly Finding[] {
  const known = placeholdersOf(notice);
  try {
    return namesIn(mustache.parse(text) as readonly Token[]).flatMap(({ tag, name, inside }) => {
      const wrong = complaintOf({ tag, name, inside }, known);
      return wrong === undefined ? [] : [error(path, wrong)];
    });
  } catch (cause) {
    return [error(path, `${saying(cause)}; close each {{#name}} with {{/name}} and each {{ with }}`)];
  }
}

/** As the engine gives them: kind, name, where it begins and ends, and what stands between the two halves of a section. */
type Token = readonly [tag: string, name: string, from: number, to: number, inner?: readonly Token[], end?: number];
type Named = { readonly tag: string; readonly name: string; readonly inside: boolean };

function namesIn(tokens: readonly Token[], inside = false): readonly Named[] {
  return tokens.flatMap(([tag, name, , , inner]) =>
    tag === 'text' || tag === '!' ? [] : [{ tag, name, inside }, ...(Array.isArray(inner) ? namesIn(inner, true) : [])],
  );
}

function complaintOf({ tag, name, inside }: Named, known: readonly string[]): string | undefined {
  if (tag === '&') return `{{{${name}}}} would not be escaped; write {{${name}}}`;
  if (tag === '>' || tag === '=') return `{{${tag}${name}}} is not possible here; there are {{name}} and {{#name}}…{{/name}}`;
  if ((name === '.' && inside) || known.includes(name)) return undefined;
  return `{{${name}}} is not known here${didYouMean(name, known)}; there are ${known.join(', ')}`;
}

const saying = (cause: unknown): string =>
  cause instanceof Error ? cause.message.replace(/ at \d+$/, '').replace(/^./, (first) => first.toLowerCase()) : 'is no template';

type Footer = NonNullable<ConfigurationFile['mail']['brand']>['footer'];

function checkFooter(footer: Footer): readonly Finding[] {
  const missing = footer === undefined ? [] : LANGUAGES.filter((language) => footer[language] === undefined);
  if (missing.length === 0) return [];
  return [
    error(
      ['mail', 'brand', 'footer'],
      `has no text in ${missing.join(' and ')}; add it, since mails go out in ${LANGUAGES.join(' and ')}`,
    ),
  ];
}

/** WCAG 2.2, 1.4.3: white letters stand on it. */
const LEAST_CONTRAST = 4.5;

function checkColour(colour: string | undefined): readonly Finding[] {
  if (colour === undefined || contrastWithWhite(colour) >= LEAST_CONTRAST) return [];
  return [error(['mail', 'brand', 'colour'], 'is too light for white letters on buttons; write a darker one, e.g. #1f5fd6')];
}

function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
