import { CUSTOMER_NOTICES, type NoticeKind, STAFF_NOTICES } from '../../core/effect.ts';
import { LANGUAGES, type Language } from '../../core/language.ts';
import { parseLogo } from '../text/logo.ts';
import { type Parsed, parsed, quote, refused } from '../text/parsed.ts';
import { leaf, line, section } from './shapes.ts';

/** The kinds of mails, each of which may have texts of the operator's own. */
export const NOTICES: readonly NoticeKind[] = [...CUSTOMER_NOTICES, ...STAFF_NOTICES];

const MOST_CHARACTERS = 5_000;

function parseText(text: string): Parsed<string> {
  const written = text.replace(/\r\n?/g, '\n').trim();
  return written.length <= MOST_CHARACTERS
    ? parsed(written)
    : refused(`is longer than ${MOST_CHARACTERS} characters; shorten it`);
}

const lines = (example: string, description: string) => leaf(parseText, { examples: [example], description });

const ownTexts = section({
  subject: line(300, 'We have your request: {{subject}}', 'The reference stands before it in every mail.').optional(),
  headline: line(300, 'We have your request').optional(),
  intro: lines('Dear {{customer.name}}, …', 'Above what a person wrote and the facts.').optional(),
  closing: lines('Your Acme team', 'Below everything.').optional(),
  text: lines('Dear {{customer.name}}, …', 'In place of headline, intro and facts.').optional(),
});

type Optional = ReturnType<typeof ownTexts.optional>;

const byLanguage = section(
  Object.fromEntries(LANGUAGES.map((language) => [language, ownTexts.optional()])) as { readonly [L in Language]: Optional },
);

type OfNotice = ReturnType<typeof byLanguage.optional>;

/** By kind of mail and language. */
export const templates = section(
  Object.fromEntries(NOTICES.map((notice) => [notice, byLanguage.optional()])) as { readonly [N in NoticeKind]: OfNotice },
);

function parseColour(text: string): Parsed<string> {
  const written = text.trim().toLowerCase();
  return /^#[0-9a-f]{6}$/.test(written)
    ? parsed(written)
    : refused(`${quote(text)} is not a colour; write e.g. "#1f5fd6" in quotes`);
}

const footerText = lines('Acme Ltd, 1 Main Street', 'Below everything, in every mail.').optional();

const footer = section(
  Object.fromEntries(LANGUAGES.map((language) => [language, footerText])) as { readonly [L in Language]: typeof footerText },
);

export const brand = section({
  name: line(100, 'Acme Support', "In place of the organisation's name at the end of mails.").optional(),
  logo: leaf(parseLogo, {
    examples: ['data:image/png;base64,iVBORw0KGgo='],
    description: 'A picture of at most 20 KB that mails carry with them.',
  }).optional(),
  footer: footer.optional(),
  colour: leaf(parseColour, { examples: ['#1f5fd6'], description: 'Of the bar above mails and of buttons.' }).optional(),
});
