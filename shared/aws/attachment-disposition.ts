/** Characters that a quoted name of the old kind may hold; programs that know the new kind read that instead. */
const PLAIN = /[^A-Za-z0-9 ._()-]/g;

/** `Content-Disposition` of a file that is saved and never shown (RFC 6266), its name in any script (RFC 8187). */
export function attachmentDisposition(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${name.replace(PLAIN, '_')}"; filename*=UTF-8''${encoded}`;
}
