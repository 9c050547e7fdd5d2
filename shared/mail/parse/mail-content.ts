/** Tells what a mail says from what it carries: its text, its HTML, and its attachments. */
import type { MailAttachment } from '../../app/mail/parsed-mail.ts';
import { defined } from '../../core/defined.ts';
import { cleanLines, oneLine } from '../plain-text.ts';
import { decodeBytes } from './charset.ts';
import { decodeValue } from './encoded-words.ts';
import { enrichedToHtml } from './enriched-text.ts';
import { unflow } from './flowed.ts';
import { readHeaderBlock } from './header-block.ts';
import { htmlToText } from './html-to-text.ts';
import { readInlineFiles } from './inline-files.ts';
import { fieldOf, type MimePart, readMimeTree } from './mime-tree.ts';
import { type Parametered, readParametered } from './parameters.ts';
import { signedContent } from './signed-content.ts';
import { decodeTransfer } from './transfer-encoding.ts';

export type MailContent = {
  /** Plain text as sent; where there is none, what the HTML says. White space alone is no text. */
  readonly text: string;
  readonly html: string | undefined;
  readonly attachments: readonly MailAttachment[];
};

/** What people read, in the order of the mail; `choice`: the multipart/alternative that offers it beside others. */
type Piece = { readonly kind: 'plain' | 'html'; readonly text: string; readonly choice: MimePart | undefined };

type Gathered = { readonly pieces: Piece[]; readonly attachments: MailAttachment[] };

const NAME_MAX = 1_000;

/** @param charset of what nobody declared one for */
export function readContent(root: MimePart, charset: string | undefined): MailContent {
  const gathered: Gathered = { pieces: [], attachments: [] };
  gather(root, { isFirst: true, parent: undefined, choice: undefined, isSigned: false, charset }, gathered);
  return { text: textOf(gathered.pieces), html: htmlOf(gathered.pieces), attachments: gathered.attachments };
}

type Place = {
  readonly isFirst: boolean;
  /** Type of the multipart that it stands in. */
  readonly parent: string | undefined;
  readonly choice: MimePart | undefined;
  /** Whether it was wrapped into its signature. */
  readonly isSigned: boolean;
  readonly charset: string | undefined;
};

function gather(part: MimePart, place: Place, into: Gathered): void {
  const { value: type } = part.type;
  if (part.children.length > 0) {
    const choice = type === 'multipart/alternative' ? part : place.choice;
    for (const [index, child] of part.children.entries())
      gather(child, { ...place, isFirst: index === 0, parent: type, choice }, into);
    return;
  }
  const disposition = readParametered(fieldOf(part, 'content-disposition') ?? '', place.charset);
  const name = fileNameOf(part, disposition, place.charset);
  const bytes = decodeTransfer(part.body, fieldOf(part, 'content-transfer-encoding') ?? '');
  if (isFile(part, { disposition: disposition.value, name, hasDispositionName: disposition.parameters.has('filename') }, place)) {
    const isShownAlready = isBareSignature(type, name, place.parent) || isOtherForm(type, place.parent);
    if (!isShownAlready && (bytes.length > 0 || name !== undefined))
      into.attachments.push({ name: name ?? nestedName(type, bytes), type, bytes, ...contentIdOf(part) });
    gatherSigned(type, bytes, place, into);
  } else gatherText(part, bytes, place, into);
}

/** The signature stays a file; what was wrapped into another one is not looked at. */
function gatherSigned(type: string, bytes: Buffer, place: Place, into: Gathered): void {
  if (place.isSigned || !/^application\/(x-)?pkcs7-mime$/.test(type)) return;
  const content = signedContent(bytes);
  if (content !== undefined) gather(readMimeTree(content), { ...place, isFirst: true, parent: undefined, isSigned: true }, into);
}

function contentIdOf(part: MimePart): Pick<MailAttachment, 'contentId'> {
  const contentId = /^\s*<?\s*([^<>\s]{1,998})\s*>?/.exec(fieldOf(part, 'content-id') ?? '')?.[1];
  return defined({ contentId });
}

/** A text that has a name and does not begin the mail is a file, however it is shown, but for a form of the text that the mail offers. */
function isFile(
  part: MimePart,
  {
    disposition,
    name,
    hasDispositionName,
  }: { readonly disposition: string; readonly name: string | undefined; readonly hasDispositionName: boolean },
  { isFirst, parent }: Place,
): boolean {
  const type = part.type.value;
  // A multipart in which no part is to be found is read as the text that it is.
  const isText = type === 'text/plain' || type === 'text/html' || isEnriched(type) || type.startsWith('multipart/');
  if (!isText || disposition === 'attachment') return true;
  if (name === undefined || parent === 'multipart/alternative') return false;
  return !isFirst || (hasDispositionName && type === 'text/plain');
}

const isEnriched = (type: string): boolean => /^text\/(enriched|richtext)$/.test(type);

/** The detached signature of a signed mail says nothing to people; one that is sent as a file is kept as one. */
const isBareSignature = (type: string, name: string | undefined, parent: string | undefined): boolean =>
  parent === 'multipart/signed' && name === undefined && /^application\/(pgp-signature|(x-)?pkcs7-signature)$/.test(type);

/** The same text once more, for Gmail's pages that live and for watches. */
const isOtherForm = (type: string, parent: string | undefined): boolean =>
  parent === 'multipart/alternative' && /^text\/(x-amp-html|watch-html)$/.test(type);

function fileNameOf({ type, ...part }: MimePart, { parameters }: Parametered, charset: string | undefined): string | undefined {
  const stated = parameters.get('filename') || parameters.get('name') || namedByType(part, charset) || namedByPlace(part);
  const name = oneLine(stated ?? '', NAME_MAX);
  return name === '' ? undefined : name;
}

function namedByType(part: Pick<MimePart, 'fields'>, charset: string | undefined): string | undefined {
  const { parameters } = readParametered(fieldOf(part, 'content-type') ?? '', charset);
  return parameters.get('name') || parameters.get('filename');
}

/** Pictures of saved pages have no name but where they were. */
function namedByPlace(part: Pick<MimePart, 'fields'>): string | undefined {
  const last = /^(?!cid:)(?:[^?#]*\/)?([^/?#]+\.[a-z0-9]{2,5})(?:[?#]|$)/i.exec(fieldOf(part, 'content-location') ?? '')?.[1];
  try {
    return last === undefined ? undefined : decodeURIComponent(last);
  } catch {
    return last;
  }
}

function gatherText({ type, body }: MimePart, bytes: Buffer, { choice, charset }: Place, into: Gathered): void {
  const declared = type.parameters.get('charset');
  if (type.value === 'text/html') {
    into.pieces.push({ kind: 'html', choice, text: decodeBytes(bytes, declared ?? charsetOfHtml(bytes), charset) });
    return;
  }
  if (isEnriched(type.value)) {
    into.pieces.push({ kind: 'html', choice, text: enrichedToHtml(decodeBytes(bytes, declared, charset)) });
    return;
  }
  const inline = bytes === body ? readInlineFiles(bytes.toString('latin1')) : undefined;
  for (const { name, bytes: file } of inline?.files ?? []) {
    into.attachments.push({
      name: oneLine(decodeValue(name, declared), NAME_MAX),
      type: 'application/octet-stream',
      bytes: file,
    });
  }
  const whole = decodeBytes(inline === undefined ? bytes : Buffer.from(inline.rest, 'latin1'), declared, charset);
  const text = withoutDelimiters(whole, type);
  const isFlowed = type.parameters.get('format')?.toLowerCase() === 'flowed';
  const deletesSpace = type.parameters.get('delsp')?.toLowerCase() === 'yes';
  into.pieces.push({ kind: 'plain', choice, text: isFlowed ? unflow(text, deletesSpace) : text });
}

/** A multipart without any part may have its last line all the same. */
function withoutDelimiters(text: string, { value, parameters }: Parametered): string {
  const boundary = parameters.get('boundary');
  if (boundary === undefined || !value.startsWith('multipart/')) return text;
  return text
    .split('\n')
    .filter((line) => line.trimEnd() !== `--${boundary}--`)
    .join('\n');
}

/** Pages say their charset inside; it is believed where the mail says nothing. */
function charsetOfHtml(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 4_096);
  return /<meta\b[^>]{0,300}\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1];
}

/**
 * Of a text and an HTML side by side the text counts, also where they are not declared as alternatives. HTML that comes before the
 * first text has no such companion, as where a list or a virus scanner put its own words below.
 */
function textOf(pieces: readonly Piece[]): string {
  const isSaid = ({ kind, text }: Piece) => kind === 'plain' && text.trim() !== '';
  const first = pieces.findIndex(isSaid);
  const choices = new Set(pieces.filter(isSaid).map(({ choice }) => choice));
  const hasCompanion = ({ choice }: Piece, index: number) =>
    choice === undefined ? first >= 0 && first < index : choices.has(choice);
  const shown = pieces.filter((piece, index) => piece.kind === 'plain' || !hasCompanion(piece, index));
  const texts = shown.map(({ kind, text }) => cleanLines(kind === 'plain' ? text : htmlToText(text)));
  return texts.filter((text) => text !== '').join('\n\n');
}

function htmlOf(pieces: readonly Piece[]): string | undefined {
  const html = pieces.filter(({ kind }) => kind === 'html');
  return html.length === 0 ? undefined : html.map(({ text }) => text).join('\n');
}

/** Mails in mails; `global` are those whose headers hold UTF-8 (RFC 6532). */
export const isMessage = (type: string): boolean => type === 'message/rfc822' || type === 'message/global';

/** A forwarded mail is known by its own subject. */
function nestedName(type: string, bytes: Buffer): string | undefined {
  if (!isMessage(type)) return undefined;
  const { fields } = readHeaderBlock(bytes.subarray(0, 65_536), 0, () => false);
  const subject = oneLine(decodeValue(fieldOf({ fields }, 'subject') ?? '', undefined), NAME_MAX);
  return subject === '' ? undefined : `${subject}.eml`;
}
