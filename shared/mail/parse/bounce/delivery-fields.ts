/** The fields of a delivery report (RFC 3464), from the part that is made for them or from the words of systems that write them there. */

export type DeliveryFields = {
  readonly recipient: string | undefined;
  /** Lower case; empty when the report does not say. */
  readonly action: string;
  /** The bare status; empty when there is none. */
  readonly status: string;
  /** What the status is explained with, in brackets behind it. */
  readonly comment: string;
  /** `SMTP`, `X-UNIX` …; empty when it is not stated. */
  readonly speaker: string;
  readonly diagnosis: string;
  readonly remoteHost: string;
  /** What the sender's own mail system took it for. */
  readonly category: string;
};

type Fields = ReadonlyMap<string, string>;

/** One for each address, in their order. What stands for all of them is not repeated. */
export function readDeliveryFields(text: string): readonly DeliveryFields[] {
  const records = recordsOf(unfold(text));
  return records.filter((record) => record.has('action') || record.has('status') || record.has('final-recipient')).map(toFields);
}

/** A line that begins with white space goes on with the one above it, and so do the lines of a reply that nobody has indented. */
function unfold(text: string): readonly string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n(?:[ \t]+(?=\S)|(?=[45]\d\d[ -]))/g, ' ')
    .split('\n');
}

/** Records end at an empty line; some systems forget it, and begin anew with the next address. */
function recordsOf(lines: readonly string[]): readonly Fields[] {
  const records: Map<string, string>[] = [];
  let current = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Za-z][A-Za-z-]{2,40}):[ \t]*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (line.trim() === '' || (key === 'final-recipient' && current.has(key))) {
      records.push(current);
      current = new Map();
    }
    if (key !== '' && !current.has(key)) current.set(key, value);
  }
  return [...records, current];
}

function toFields(record: Fields): DeliveryFields {
  const of = (name: string) => record.get(name)?.trim() ?? '';
  const [, speaker = '', diagnosis = ''] = /^(?:([\w-]{1,20})\s*;)?\s*(.*)$/.exec(of('diagnostic-code')) ?? [];
  return {
    recipient: recipientOf(of),
    action: /^[a-z]*/.exec(of('action').toLowerCase())?.[0] ?? '',
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(of('status'))?.[0] ?? '',
    comment: /\((.{1,300})\)/.exec(of('status'))?.[1] ?? '',
    speaker: speaker.toUpperCase(),
    diagnosis: diagnosis.trim(),
    remoteHost: hostIn(of('remote-mta')),
    category: of('x-powermta-bouncecategory').toLowerCase(),
  };
}

function recipientOf(of: (name: string) => string): string | undefined {
  const named = ['final-recipient', 'original-recipient', 'x-actual-recipient'].map((name) => addressIn(of(name)));
  return internationalAddress(of('final-recipient')) ?? named.find((address) => address !== undefined);
}

/** Of RFC 6533: in a field it is known where such an address begins, in words it is not. */
function internationalAddress(field: string): string | undefined {
  return /^utf-8\s*;\s*<?([^\s<>@;]{1,64}@[^\s<>@;]{1,255})>?$/i.exec(field)?.[1];
}

export function addressIn(text: string): string | undefined {
  return /[\w!#$%&*+?^`.~-]{1,64}@[A-Za-z0-9._-]{1,255}[A-Za-z0-9]/.exec(text)?.[0];
}

function hostIn(text: string): string {
  return /(?:^|;)\s*([A-Za-z0-9.-]{4,255})/.exec(text)?.[1]?.replace(/\.$/, '') ?? '';
}
