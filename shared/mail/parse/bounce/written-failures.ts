/** What systems without fields write of a failure: an address, and what the server said about it, around it or below. */
export type WrittenFailure = { readonly recipient: string | undefined; readonly diagnosis: string };

/** Lines that name the address that failed; anything else with an address in it is part of what was said. */
const NAMES: readonly RegExp[] = [
  // <lee@acme.example>:  |  lee@acme.example: 550 …  |  "lee@acme.example":  |  >>> lee@acme.example  |  * lee@acme.example  |  -- lee@acme.example
  /^[ \t]*(?:>>> |[*•-]{1,2} )?["<']{0,2}([\w!#$%&*+?^`.~-]{1,64}@[\w.-]+\w)[">']{0,2}(?=$|[\s:;,<([])/,
  // Unable to deliver message to: <lee@acme.example>  |  RCPT TO: lee@acme.example  |  Recipient address: lee@acme.example
  /^[ \t]*(?:.{0,60}\b(?:to|recipient|recipients|address|rcpt to|rejected recipient|errors)\b:?[ \t]*)<?([\w!#$%&*+?^`.~-]{1,64}@[\w.-]+\w)>?/i,
  // Unknown user: lee@acme.example
  /^(?:unknown|invalid|user|undeliverable)\b[^:@\n]{0,40}:?[ \t]<?([\w!#$%&*+?^`.~-]{1,64}@[\w.-]+\w)/i,
  // You are not a member of this mailing list <team@acme.example>
  /\bmailing list <([^\s<>@]{1,64}@[^\s<>]{1,255})>/,
  // 550 <lee@acme.example>... User unknown
  /^\d{3}(?:[ -]\d\.\d\.\d)? <([^\s<>]{1,64}@[^\s<>]{1,255})>\.\.\./,
];
/** These stand in what is told of the mail that failed. */
const OTHER_PEOPLE =
  /^[ \t]*(from|sender|to|cc|reply-to|return-path|mail from|subject|date|message-id|original sender|>>> mail)\b/i;
const LONGEST_LINE = 500;

export function readWrittenFailures(words: string): readonly WrittenFailure[] {
  const lines = words.split('\n');
  const all = lines.flatMap((line, index) => {
    const recipient = nameIn(line);
    return recipient === undefined ? [] : [{ recipient, index }];
  });
  const stated = all.filter(({ index }) => !isAnswer(lines[index] ?? ''));
  const named = stated.length === 0 ? all : stated;
  const starts = named.filter(({ recipient }, at) => named.findIndex((one) => one.recipient === recipient) === at);
  if (starts.length === 0) return [{ recipient: undefined, diagnosis: joined(lines) }];
  return starts.map(({ recipient, index }, at) => {
    const own = lines.slice(index, starts[at + 1]?.index);
    const answer = starts.length > 1 || own.some(isAnswer) ? -1 : lines.findIndex(isAnswer);
    if (answer >= 0) return { recipient, diagnosis: joined(paragraph(lines.slice(answer))) };
    return {
      recipient,
      diagnosis: [paragraph(own), own].map(joined).find((text) => saysEnough(text, recipient)) ?? joined(lines),
    };
  });
}

/** A reply at the beginning of a line: what the server said, wherever it stands. It may name the sender. */
const isAnswer = (line: string): boolean => /^\s*[45]\d\d[ -]/.test(line);

function paragraph(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => line.trim() === '');
  return end < 0 ? lines : lines.slice(0, end);
}

function nameIn(line: string): string | undefined {
  if (line.length > LONGEST_LINE || OTHER_PEOPLE.test(line)) return undefined;
  const patterns = isAnswer(line) ? NAMES.slice(-2) : NAMES;
  return patterns.map((pattern) => pattern.exec(line)?.[1]).find((address) => address !== undefined);
}

/** Whether something is said after the address; some systems say why before they say who. */
function saysEnough(text: string, recipient: string): boolean {
  const after = text.slice(text.indexOf(recipient) + recipient.length);
  return after.replaceAll(recipient, '').replace(/[^\p{L}]+/gu, '').length >= 10;
}

const joined = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
