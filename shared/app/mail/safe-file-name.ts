/**
 * Names of files that strangers sent, made such that every file system takes them and they show what they are: no path, nothing
 * invisible, nothing that turns the direction of writing so that `gpj.exe` reads `exe.jpg`.
 */

/** As much as any file system takes. */
const MOST_BYTES = 255;

/** Controls and formats, of which only the joiners mean something in names: of emoji and of Indic and Persian words. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Devices of Windows, whatever comes after the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))/i;

/** @returns `undefined` where nothing is left of it */
export function safeFileName(name: string): string | undefined {
  const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? '';
  const visible = last.replace(INVISIBLE, '').replace(/[<>:"|?*]/g, '_');
  const plain = shortened(withoutEnd(visible.replace(/^[\s.]+/, '')));
  return plain === '' ? undefined : plain.replace(DEVICE, '_$&');
}

/** Windows drops dots and spaces at the end, and then the name is another. */
const withoutEnd = (name: string): string => name.replace(/[\s.]{1,1000}$/, '');

/** Keeps the extension, and no half of a character. A byte is left for the mark of a device. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) < MOST_BYTES) return name;
  const extension = /(?<=[^.])\.[^.\s]{1,16}$/.exec(name)?.[0] ?? '';
  const stem = Buffer.from(name.slice(0, name.length - extension.length));
  const room = MOST_BYTES - 1 - Buffer.byteLength(extension);
  return withoutEnd(new TextDecoder().decode(stem.subarray(0, room), { stream: true })) + extension;
}
