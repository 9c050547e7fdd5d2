import MailComposer from 'nodemailer/lib/mail-composer';
import { PermanentError } from '../app/errors.ts';
import type { OutgoingMail } from '../app/ports.ts';
import type { Instant } from '../core/instant.ts';
import { LOGO_ID, pictureIn } from './logo.ts';
import { oneLine } from './plain-text.ts';

export type Mailbox = { readonly address: string; readonly name?: string | undefined };

/** A mail before it is bytes. Message-IDs stand without angle brackets. */
export type MailDraft = {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** Oldest first; it answers the newest. */
  readonly references: readonly string[];
  readonly date: Instant;
  /** A picture as a `data:` URL, to which the HTML refers as `LOGO_ID`. */
  readonly logo?: string | undefined;
  /** Further headers: names and values of this program, never of outsiders. */
  readonly headers: { readonly [name: string]: string };
};

/** No white space, no controls, no list or angle characters: such an address could smuggle in a second recipient or header. */
const ADDRESS = /^[^\s\u0000-\u001f\u007f<>()[\],;:\\"@]+@[^\s\u0000-\u001f\u007f<>()[\],;:\\"@]+$/;
/** What other programs put into Message-IDs is copied into our headers only when it is well-formed. */
const MESSAGE_ID = /^[^\s<>\u0000-\u0020\u007f-\uffff]{3,250}$/;
/** RFC 5322 allows lines of 998 characters, and a link cannot be folded. */
const LONGEST_HEADER = 900;
/** Long conversations keep their root and the newest mails, so that the header stays below a kilobyte or two. */
const REFERENCES_MAX = 12;

/**
 * Composes a complete RFC 5322 message: folded, encoded, text and HTML as alternatives.
 * No part of the draft can add a header or a recipient.
 * @throws PermanentError when sender or addressee is no address: sending again will not help
 */
export async function composeMail(draft: MailDraft): Promise<OutgoingMail> {
  const from = mailbox(draft.from);
  const to = mailbox(draft.to);
  const references = referencesOf(draft.references);
  const answered = references.at(-1);
  const composer = new MailComposer({
    from,
    to,
    replyTo: mailbox(draft.replyTo),
    subject: headerLine(draft.subject, 350),
    text: draft.text,
    html: draft.html,
    ...withLogo(draft.logo),
    messageId: draft.messageId,
    date: new Date(draft.date),
    ...(answered === undefined ? {} : { inReplyTo: answered, references: [...references] }),
    headers: Object.fromEntries(Object.entries(draft.headers).map(([name, value]) => [name, oneLine(value, LONGEST_HEADER)])),
    // Texts have other line ends, which servers take for an attempt to smuggle in a second mail.
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  return { from: onTheWire(from.address), to: onTheWire(to.address), raw };
}

/** Reads `Acme Support <support@acme.example>` or a bare address. */
export function readMailbox(text: string): Mailbox {
  const match = /^\s*(.*?)\s*<([^<>]+)>\s*$/s.exec(text);
  const [, name, address] = match ?? [];
  if (address === undefined) return { address: text.trim() };
  const bare = name?.replace(/^"(.*)"$/, '$1');
  return { address: address.trim(), ...(bare ? { name: bare } : {}) };
}

function mailbox({ address, name }: Mailbox): { readonly address: string; readonly name: string } {
  if (!ADDRESS.test(address)) throw new PermanentError('composing a mail: sender or addressee is no mail address');
  return { address, name: headerLine(name ?? '', 80) };
}

function withLogo(url: string | undefined) {
  const picture = url === undefined ? undefined : pictureIn(url);
  if (picture === undefined) return {};
  const { type, bytes } = picture;
  const filename = `logo.${type.slice('image/'.length)}`;
  return {
    attachments: [
      { cid: LOGO_ID, filename, content: Buffer.from(bytes), contentType: type, contentDisposition: 'inline' as const },
    ],
  };
}

/** A domain in another script goes by its name in the DNS: SES and most relays know no other. */
function onTheWire(address: string): string {
  const at = address.lastIndexOf('@');
  const url = `https://${address.slice(at + 1)}`;
  if (/^[\x20-\x7e]*$/.test(url) || !URL.canParse(url)) return address;
  return `${address.slice(0, at)}@${new URL(url).hostname}`;
}

/** Words of outsiders that look like encoded words (RFC 2047) would be decoded by whoever reads the header, into line breaks for instance. */
const headerLine = (text: string, max: number): string => oneLine(text, max).replace(/=\?(?=[^\s?]+\?[bq]\?)/gi, '= ?');

function referencesOf(ids: readonly string[]): readonly string[] {
  const usable = [...new Set(ids)].filter((id) => MESSAGE_ID.test(id));
  return usable.length <= REFERENCES_MAX ? usable : [...usable.slice(0, 1), ...usable.slice(1 - REFERENCES_MAX)];
}
