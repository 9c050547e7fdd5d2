import { ATTRIBUTIONS, DIVIDERS, HEADER_NAMES, TAGLINES, WRAPPABLE_ATTRIBUTIONS } from './reply-marks.ts';

export type ExtractedReply = {
  /** What the person wrote. The whole text where nothing else is recognised. */
  readonly reply: string;
  /** What was left out: the quoted mail and what programs added. Empty when nothing was. */
  readonly rest: string;
  /** The person wrote nothing: all there is are a quote, a signature, or what programs added. */
  readonly saysNothing: boolean;
};

/** Programs wrap an attribution over so many lines at most. */
const WRAPPED_LINES = 4;
const LONGEST_ATTRIBUTION = 400;
/** Longer texts are no replies; their quoting is left alone. */
const MOST_LINES = 5_000;

/**
 * Separates what a person wrote from the mail quoted below it. Answers written between quoted lines keep the quotes, because
 * they make no sense without. Never loses text: whatever is not in `reply` is in `rest`.
 */
export function extractReply(text: string): ExtractedReply {
  const whole = text.replace(/\r\n?/g, '\n').trim();
  const lines = whole.split('\n');
  if (lines.length > MOST_LINES) return { reply: whole, rest: '', saysNothing: false };
  const top = leadingQuote(lines);
  const body = lines.slice(top);
  const written = dropTail(body.slice(0, findQuote(body)));
  const reply = written.join('\n').trim();
  if (reply === '') return { reply: whole, rest: '', saysNothing: true };
  const rest = [...lines.slice(0, top), ...body.slice(written.length)];
  return { reply, rest: rest.join('\n').trim(), saysNothing: startsSignature(written[0] ?? '') };
}

/** Number of lines at the top that only quote, for people who answer below: an attribution and the quoted lines under it. */
function leadingQuote(lines: readonly string[]): number {
  const end = attributionEnd(lines, 0);
  if (end === undefined) return 0;
  const below = lines.slice(end);
  const answer = below.findIndex((line) => line.trim() !== '' && !isQuoted(line));
  return answer < 0 ? 0 : end + answer;
}

/** Line at which the quoted mail begins; the number of lines when there is none. */
function findQuote(lines: readonly string[]): number {
  const start = lines.findIndex((_, index) => startsQuote(lines, index) && !answersBelow(lines, index));
  return start < 0 ? trailingQuote(lines) : start;
}

function startsQuote(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  return matches(DIVIDERS, line) || isHeaderBlock(lines, index) || attributionEnd(lines, index) !== undefined;
}

/** Line after an attribution that begins on this line, also when a program wrapped it. */
function attributionEnd(lines: readonly string[], index: number): number | undefined {
  const first = (lines[index] ?? '').trim();
  if (first === '') return undefined;
  if (matches(ATTRIBUTIONS, first)) return index + 1;
  let joined = '';
  for (let next = index; next < index + WRAPPED_LINES; next += 1) {
    const line = (lines[next] ?? '').trim();
    if (line === '') return undefined;
    joined = `${joined} ${line}`.trim();
    if (/[:：-]$/.test(joined) && matches(WRAPPABLE_ATTRIBUTIONS, joined)) return next + 1;
  }
  return undefined;
}

/** A header block: the sender's line and at least one other within the next few. */
function isHeaderBlock(lines: readonly string[], index: number): boolean {
  const [from, ...others] = HEADER_NAMES;
  if (from === undefined || !from.test(lines[index] ?? '')) return false;
  const following = lines.slice(index + 1, index + 8).filter((line) => line.trim() !== '');
  return following.slice(0, 4).filter((line) => matches(others, line)).length >= 2;
}

/** Someone who answers between the lines quotes with `>` and writes below: then the quote belongs to the answer. */
function answersBelow(lines: readonly string[], index: number): boolean {
  const below = lines.slice(index + 1);
  const firstQuote = below.findIndex(isQuoted);
  if (firstQuote < 0 || firstQuote > WRAPPED_LINES) return false;
  const afterQuote = below.slice(firstQuote);
  const answer = afterQuote.findIndex((line) => line.trim() !== '' && !isQuoted(line));
  if (answer < 0) return false;
  // Text after a quote that is followed by another quoted stretch was written between the lines; a lone tail is a footer.
  return afterQuote.slice(answer).some(isQuoted) && !startsSignature(afterQuote[answer] ?? '');
}

function trailingQuote(lines: readonly string[]): number {
  let end = lines.length;
  while (end > 0 && ((lines[end - 1] ?? '').trim() === '' || isQuoted(lines[end - 1] ?? ''))) end -= 1;
  return lines.slice(end).some(isQuoted) ? end : lines.length;
}

/** Cuts the signature and what telephones add, if something remains above. */
function dropTail(lines: readonly string[]): readonly string[] {
  const signature = lines.findIndex((line, index) => index > 0 && startsSignature(line));
  const kept = signature > 0 ? lines.slice(0, signature) : lines;
  let end = kept.length;
  while (end > 0 && isTail(kept[end - 1] ?? '')) end -= 1;
  return kept.slice(0, end);
}

function isTail(line: string): boolean {
  const trimmed = line.trim();
  return trimmed === '' || /^[_*=-]{5,}$/.test(trimmed) || matches(TAGLINES, trimmed);
}

function startsSignature(line: string): boolean {
  return /^(--|—|――|__) ?$/.test(line);
}

function isQuoted(line: string): boolean {
  return /^\s*[>＞]/.test(line);
}

function matches(patterns: readonly RegExp[], line: string): boolean {
  return line.length <= LONGEST_ATTRIBUTION && patterns.some((pattern) => pattern.test(line));
}
