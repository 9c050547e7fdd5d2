/** How the mail that a person answers is told from what the person wrote: by the words that mail programs put between the two. */
import { REPLY_WORDS, type ReplyWords } from './reply-words.ts';

/** No program writes longer ones, and no pattern is tried on a longer line. */
const LONGEST_MARK = 500;

type WordsOf = { readonly [K in keyof ReplyWords]-?: K }[keyof ReplyWords];

const words = (name: WordsOf): string => REPLY_WORDS.flatMap((language) => language[name] ?? []).join('|');

const LEAD = '[>\\s*<|]*';
/** A date or a time: what sets `On 5 Jan 2026 Anna wrote:` apart from a sentence about writing. */
const DATE = /\d{1,2}[:.h]\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{4}(?:[-/.]\d|年|년)|\d{1,2}\D{1,20}\d{4}/;
const ADDRESS = /[^\s@]@[^\s@]/;

/** `… wrote:`, in languages where the verb comes last. */
const WRITTEN = new RegExp(`(?<![a-zà-žа-я])(?:${words('wrote')})[\\s.>*_]*[:：][\\s>*_-]*$`, 'iu');
/** `Am Montag schrieb Anna:`, and `Anna schrieb am Montag:`. */
const WRITTEN_BEFORE = new RegExp(
  `(?:^|\\s)(?:${words('wroteBefore')}|wrote)(?:\\s+(?:on|am))?\\s[^:：]{2,200}(?::\\d\\d[^:：]{0,80})?[:：]\\s*$`,
  'iu',
);
/** Zoho: `---- On Monday Anna wrote ----`. */
const BETWEEN_DASHES = new RegExp(`^[>\\s]*-{2,}.{5,300}(?:${words('wrote')})[\\s:]*-{2,}\\s*$`, 'iu');
/** `Mon, 5 Jan 2026 at 10:00, Anna <anna@…>:` */
const DATE_AND_SENDER =
  /(?:^[>\s]*(?:\d|[^\d]{1,14}?\d)[^<>]{4,100}|\d{4}[^<>]{1,80})\s?[<(][^@<>()\s]+@[^@<>()\s]+\.[^@<>()\s]+[>)][\s,]*([:：]?)\s*$/;
const ISO_DATE = /^[>\s]*\d{4}-\d{2}-\d{2}\s+\d{1,2}:\d{2}\s+GMT[+-]\d{2}:?\d{2}\s+.{2,120}$/;
/** GroupWise: `>>> Anna <anna@…> 5.1.2026 10:00 >>>` */
const BETWEEN_ARROWS = /^>{3} [^<>]{1,100}(<[^<>\s]{3,200}> ?)?[^<>]{6,60} >{3}\s*$/;
const POSTED = /^[>\s]*posted by .{1,100} on \d{1,2}\/\d{1,2}\/\d{4}\s*$/i;
/** The first of several lines into which a program broke such a line. */
const BEGINNING = new RegExp(
  `^${LEAD}-*\\s*(?:(?:${words('begins')})(?![a-z])|\\p{L}{2,9}\\.?,? ?\\d|\\d{1,4}[./年-]|\\S.{0,100}<\\s*$|\\S[^<]{0,80}<\\S{3,100}>,)`,
  'iu',
);

/** Where a program wrote the quoted mail on the same line, some way behind the colon. */
const QUOTED_BEHIND = />\s?\p{L}{4,12}[:：](?=\s{2,}\S)/u;

/** A line above the quoted mail that says who wrote it and when. */
export function isAttribution(given: string): boolean {
  const line = withoutQuoted(given);
  if (line.length > LONGEST_MARK || line.length < 6) return false;
  if (DATE.test(line) && isDatedAttribution(line)) return true;
  return (DATE.test(line) || ADDRESS.test(line) || / via \S/.test(line)) && WRITTEN.test(line);
}

function withoutQuoted(line: string): string {
  const match = QUOTED_BEHIND.exec(line.slice(0, LONGEST_MARK));
  return match === null ? line : line.slice(0, match.index + match[0].length);
}

function isDatedAttribution(line: string): boolean {
  return (
    [ISO_DATE, POSTED, BETWEEN_ARROWS, BETWEEN_DASHES, WRITTEN_BEFORE].some((pattern) => pattern.test(line)) ||
    isDateAndSender(line)
  );
}

/** Without a colon it may be any line that ends in an address, so it has to begin with the date. */
function isDateAndSender(line: string): boolean {
  const match = DATE_AND_SENDER.exec(line);
  return match !== null && DATE.test(line) && (match[1] !== '' || /^[>\s]*\d/.test(line));
}

export const beginsAttribution = (line: string): boolean => line.length <= LONGEST_MARK && BEGINNING.test(line);

/** A line that may say so in a language that nobody told us of; only a quote right below it shows that it does. */
export function isVagueAttribution(line: string): boolean {
  return line.length <= LONGEST_MARK && /[:：]\s*$/.test(line) && (DATE.test(line) || ADDRESS.test(line));
}

/** The text that QQ Mail makes of its HTML keeps `&nbsp;` as it stands. */
const DASHES = '(?:[-_*=—–─\\s]|&nbsp;){2,}';
const ORIGINAL = new RegExp(`^[>\\s*]*${DASHES}(?:${words('original')})[^\\n]{0,80}?${DASHES}$`, 'iu');
const ABOVE_THE_LINE =
  /^[#>\s*-]*(?:please )?(?:(?:type|write|enter) (?:your )?)?(?:reply|respond|write) above (?:this|the) (?:dotted )?line.{0,40}$|^[#>\s*-]*请?在?此行?线?(?:之上|以上|上方)回复.{0,10}$|^[#>\s*-]*bitte .{0,20}(?:oberhalb|über) dieser (?:linie|zeile).{0,20}$|^[#>\s*-]*(?:veuillez )?répond.{1,20}au-dessus de cette ligne.{0,10}$/i;
const FORWARDED = new RegExp(
  `^[>\\s*]*(?:${DASHES}(?:${words('forwarded')})[^\\n]{0,80}?${DASHES}|(?:${words('forwarded')})\\s*[:：]\\s*)$`,
  'iu',
);

/** A line that says that the original follows. */
export function isDivider(line: string): boolean {
  return line.length <= LONGEST_MARK && (ORIGINAL.test(line) || ABOVE_THE_LINE.test(line));
}

/** A line that says that a mail follows which the person passes on. */
export const isForwarded = (line: string): boolean => line.length <= LONGEST_MARK && FORWARDED.test(line);

/** How subjects begin of what is passed on. */
const FORWARDING = /^\s*(?:fwd?|fw|wg|w\.|tr|rv|enc|i|doorst|vb|vl|pd|转发|轉寄|轉發|転送|전달)\s*[:：]/i;

export const isForwarding = (subject: string): boolean => FORWARDING.test(subject);

const HEADERS: readonly RegExp[] = (['from', 'sent', 'to', 'subject'] as const).map(
  (name) => new RegExp(`^[>*\\s|]*(?:${words(name)})\\*?\\s*\\*?[:：|]`, 'iu'),
);

/** Which kinds of header line it may be, as numbers; several, because languages share words. The first is the sender's. */
export function headerKinds(line: string): readonly number[] {
  if (line.length > 2 * LONGEST_MARK) return [];
  return HEADERS.flatMap((pattern, kind) => (pattern.test(line) ? [kind] : []));
}

/** How people say that their answers stand within the quoted mail, which nothing marks there. */
const POINTS_INTO =
  /\b(see|find) (my )?(answers?|comments?|repl(y|ies)|responses?|notes|remarks)\b.{0,30}\b(below|inline|in (red|blue|green|bold|colou?r|the text))\b|\b(my )?(answers?|comments?|replies|responses?) (are )?(below|inline|in (red|blue|green|bold))\b|\bsee inline\b|\b(antworten?|kommentare?|anmerkungen) (unten|im text|in (rot|blau|grün))\b|\bsiehe (unten |im text )?in (rot|blau)\b|\b(réponses?|commentaires?) (ci-dessous|en (rouge|bleu|gras)|dans le texte)|\b(respuestas?|comentarios?) (abajo|en (rojo|azul)|en el texto)|(见|請?見|看)(下文|下面|正文)?(的)?(红字|红色|蓝字|蓝色|紅字|藍字|标红|批注)|(回复|答复|意见)(见|在)(下文|下面|正文|红字|原文)|(赤字|青字|インライン)/i;

/** Where the quoted mail is not marked line by line, their answers would go with it. */
export const pointsIntoQuote = (line: string): boolean => line.length <= LONGEST_MARK && POINTS_INTO.test(line);

const TAGLINE = new RegExp(`^(?:${words('tagline')})[\\s.!。)>*_]*$`, 'iu');

/** A line that a telephone or a program added. */
export function isTagline(line: string): boolean {
  if (line.length > LONGEST_MARK) return false;
  const bare = line
    .replace(/\[([^\]]{1,100})\]\([^)]{1,300}\)/g, '$1')
    .replace(/<[^<>\s]{1,300}>/g, '')
    .replace(/^[\s*_[\]<(]+|[\s*_[\]]+$/g, '');
  return bare !== '' && TAGLINE.test(bare);
}

export const isDelimiter = (line: string): boolean => /^[-_,=+~#*ᐧ—–─]{2,}$/.test(line.trim());
