/**
 * What a file is by its content: what a stranger declared must never make a browser or a desktop run it. Pages, drawings with scripts,
 * programs, and whatever is not known stay bytes; of texts, which have no marks to know them by, a harmless declaration is believed.
 */
const BYTES = 'application/octet-stream';

const HARMLESS =
  /^(?:image\/(?!svg)[\w.+-]+|(?:audio|video)\/[\w.+-]+|text\/(?:calendar|vcard)|application\/(?:pdf|rtf|zip|gzip|epub\+zip|x-7z-compressed|x-rar-compressed|x-tar|x-bzip2|x-xz|x-cfb|vnd\.(?:openxmlformats-officedocument|oasis\.opendocument)[\w.-]+))$/;

const TEXTS = ['text/plain', 'text/csv', 'text/calendar', 'text/vcard', 'text/markdown', 'application/json', 'message/rfc822'];

export async function fileTypeOf(bytes: Uint8Array, declared: string): Promise<string> {
  const found = await recognised(bytes);
  if (found !== undefined) return HARMLESS.test(found) ? found : BYTES;
  return TEXTS.includes(declared) && !bytes.subarray(0, 4_096).includes(0) ? declared : BYTES;
}

/** A file that is broken in the middle of its marks is none of its kind. */
async function recognised(bytes: Uint8Array): Promise<string | undefined> {
  // Most mails bring no file along.
  const { fileTypeFromBuffer } = await import('file-type/core');
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined;
  }
}
