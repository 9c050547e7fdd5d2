import { disclaimerStart } from './disclaimers.ts';
import {
  beginsAttribution,
  headerKinds,
  isAttribution,
  isDelimiter,
  isDivider,
  isForwarded,
  isTagline,
  isVagueAttribution,
  pointsIntoQuote,
} from './reply-marks.ts';

export type ExtractedReply = {
  /** What the person wrote. The whole text where nothing else is recognised. */
  readonly reply: string;
  /** What was left out: the quoted mail and what programs added. Empty when nothing was. */
  readonly rest: string;
  /** The person wrote nothing: all there is are a quote, a signature, or what programs added. */
  readonly saysNothing: boolean;
};

/** `where-it-says-so`: below a line of a program that says that the mail below is forwarded. */
export type PassedOn = 'all' | 'where-it-says-so' | 'nothing';

/** Programs wrap an attribution over so many lines at most. */
const WRAPPED_LINES = 8;
/** Longer texts are no replies; their quoting is left alone. */
const MOST_LINES = 5_000;
/** What follows a delimiter over more lines than these is no signature. */
const LONGEST_SIGNATURE = 15;
const LONGEST_GREETING = 40;

/**
 * Separates what a person wrote from the mail quoted below it. Answers written between quoted lines keep the quotes, because
 * they make no sense without; so does a mail that is passed on. Never loses text: whatever is not in `reply` is in `rest`.
 * @param passedOn what of the mail is passed on and so belongs to what the person means to say
 */
export function extractReply(text: string, passedOn: PassedOn = 'where-it-says-so'): ExtractedReply {
  const whole = text.replace(/\r\n?/g, '\n').trim();
  const lines = whole.split('\n');
  if (passedOn === 'all' || lines.length > MOST_LINES) return { reply: whole, rest: '', saysNothing: false };
  const top = leadingQuote(lines);
  const body = lines.slice(top);
  const quote = findQuote(body, passedOn);
  if (passedOn !== 'nothing' && answersWithin(body, quote)) return { reply: whole, rest: '', saysNothing: false };
  const below = answerBelow(body, quote);
  const written = dropTail(dropSender(body.slice(0, quote), quote < body.length));
  const answer = dropTail(body.slice(below));
  const reply = [...written, ...(answer.length === 0 ? [] : ['', ...answer])].join('\n').trim();
  if (reply === '') return { reply: whole, rest: '', saysNothing: true };
  const rest = [...lines.slice(0, top), ...body.slice(written.length, below), ...body.slice(below + answer.length)];
  return { reply, rest: rest.join('\n').trim(), saysNothing: startsSignature(written[0] ?? '') && answer.length === 0 };
}

/** Number of lines at the top that only quote, for people who answer below: an attribution and the quoted lines under it. */
function leadingQuote(lines: readonly string[]): number {
  const end = attributionEnd(lines, 0);
  if (end === undefined) return 0;
  const answer = lines.slice(end).findIndex((line) => line.trim() !== '' && !isQuoted(line));
  return answer < 0 ? 0 : end + answer;
}

/** Line at which the quoted mail begins; the number of lines when there is none. */
function findQuote(lines: readonly string[], passedOn: PassedOn): number {
  const start = lines.findIndex((_, index) => startsQuote(lines, index) && !answersBetween(lines, index));
  const forwarded = lines.findIndex((line) => isForwarded(line));
  const end = start < 0 ? trailingQuote(lines) : start;
  if (forwarded < 0 || forwarded > end) return end;
  return passedOn === 'nothing' ? forwarded : lines.length;
}

function startsQuote(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  return isDivider(line) || isHeaderBlock(lines, index) || attributionEnd(lines, index) !== undefined;
}

/** Line after an attribution that begins on this line, also when a program wrapped it. */
function attributionEnd(lines: readonly string[], index: number): number | undefined {
  const first = (lines[index] ?? '').trim();
  if (first === '') return undefined;
  if (isAttribution(first)) return index + 1;
  if (isVagueAttribution(first) && isQuoted(lines.slice(index + 1).find((line) => line.trim() !== '') ?? '')) return index + 1;
  return beginsAttribution(first) ? wrappedEnd(lines, index) : undefined;
}

function wrappedEnd(lines: readonly string[], index: number): number | undefined {
  let joined = '';
  for (let next = index; next < Math.min(index + WRAPPED_LINES, lines.length); next += 1) {
    const line = (lines[next] ?? '').replace(/^[>\s]+/, '').trim();
    const isTorn = line === '' && /^\s*[<(]/.test(lines[next + 1] ?? '');
    if ((line === '' && !isTorn) || (next > index && isAttribution(line) && beginsAttribution(line))) return undefined;
    joined = `${joined} ${line}`.trim();
    if (isAttribution(joined)) return next + 1;
  }
  return undefined;
}

/** A header block: the sender's line and at least two others within a few lines, whichever comes first. */
function isHeaderBlock(lines: readonly string[], index: number): boolean {
  if (headerKinds(lines[index] ?? '').length === 0) return false;
  const block = lines.slice(index, index + 10).filter((line) => line.trim() !== '');
  const kinds = new Set(block.slice(0, 6).flatMap((line) => headerKinds(line)));
  const named = block.slice(0, 6).filter((line) => headerKinds(line).length > 0).length;
  return kinds.has(0) && kinds.size >= 3 && named >= 3 && headerKinds(block[1] ?? '').length > 0;
}

/** Someone who answers between the lines quotes with `>` and writes below: then the quote belongs to the answer. */
function answersBetween(lines: readonly string[], index: number): boolean {
  const below = lines.slice(attributionEnd(lines, index) ?? index + 1);
  const firstQuote = below.findIndex(isQuoted);
  if (firstQuote < 0 || firstQuote > WRAPPED_LINES) return false;
  const afterQuote = below.slice(firstQuote);
  const answer = afterQuote.findIndex((line) => line.trim() !== '' && !isQuoted(line));
  if (answer < 0) return false;
  // Text after a quote that is followed by another quoted stretch was written between the lines; a lone tail is a footer.
  return afterQuote.slice(answer).some(isQuoted) && !startsSignature(afterQuote[answer] ?? '');
}

/** Whether somebody says that the answers stand in the quote, in which no marks tell them from the questions. */
function answersWithin(body: readonly string[], quote: number): boolean {
  const isMarked = body.slice(quote).some(isQuoted);
  return quote < body.length && !isMarked && body.slice(0, quote).some(pointsIntoQuote);
}

/** Line at which the answer begins that stands below the quote, where above it stands nothing but a greeting. */
function answerBelow(body: readonly string[], quote: number): number {
  const above = body.slice(0, quote).filter((line) => line.trim() !== '');
  if (above.length !== 1 || !isGreeting(above[0] ?? '')) return body.length;
  const from = attributionEnd(body, quote) ?? quote;
  const isMarked = isQuoted(body.slice(from).find((line) => line.trim() !== '') ?? '');
  const answer = isMarked ? body.slice(from).findIndex((line) => line.trim() !== '' && !isQuoted(line)) : -1;
  return answer < 0 ? body.length : from + answer;
}

const isGreeting = (line: string): boolean =>
  line.length <= LONGEST_GREETING &&
  /^\s*(hi|hello|hey|dear|good (morning|day|afternoon)|hallo|guten|sehr geehrte|liebe|bonjour|hola|ciao|buongiorno|olá|beste|hej|cześć|здравствуйте|您好|你好|尊敬的|こんにちは|お世話)/i.test(
    line,
  );

function trailingQuote(lines: readonly string[]): number {
  let end = lines.length;
  while (end > 0 && ((lines[end - 1] ?? '').trim() === '' || isQuoted(lines[end - 1] ?? ''))) end -= 1;
  return lines.slice(end).some(isQuoted) ? end : lines.length;
}

/** Foxmail writes the bare address of whom it quotes above the quote. */
function dropSender(lines: readonly string[], isQuoteBelow: boolean): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '' && !isDelimiter(line));
  return isQuoteBelow && last > 0 && /^\s*[^\s<>@]{1,64}@[\w.-]{3,255}\s*$/.test(lines[last] ?? '')
    ? lines.slice(0, last)
    : lines;
}

/** Cuts the signature and what telephones add, if something remains above. */
function dropTail(lines: readonly string[]): readonly string[] {
  const own = lines.slice(0, disclaimerStart(lines));
  const signature = own.findIndex((_, index) => isSignature(own, index));
  const kept = signature > 0 && own.slice(0, signature).some((line) => line.trim() !== '') ? own.slice(0, signature) : own;
  let end = kept.length;
  while (end > 0 && isTail(kept[end - 1] ?? '')) end -= 1;
  return kept.slice(0, end);
}

function isSignature(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (index === 0 || !(startsSignature(line) || isRow(line))) return false;
  const below = lines.slice(index);
  return isShort(below) && (startsSignature(line) || below.some(isMadeSignature));
}

/** NetEase Mail Master writes a table, and below it that it did. */
const isRow = (line: string): boolean => /^\s*\|\s*\|\s*$/.test(line);
const isMadeSignature = (line: string): boolean => /^\s*签名由 ?.{2,12} ?定制\s*$/.test(line);

const isShort = (lines: readonly string[]): boolean => lines.filter((line) => line.trim() !== '').length <= LONGEST_SIGNATURE;

function isTail(line: string): boolean {
  const bare = line.replace(/^[>\s]+/, '').trim();
  return bare === '' || isDelimiter(bare) || isTagline(line);
}

function startsSignature(line: string): boolean {
  return /^(--|—|――|__) ?$/.test(line);
}

function isQuoted(line: string): boolean {
  return /^\s*[>＞]/.test(line);
}
