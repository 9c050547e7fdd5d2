/** What file formats put before a mail is left out; lines of old Macs, which end in a return alone, become such as everybody else has. */
export function withLineFeeds(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const start = /^(?:\xef\xbb\xbf)?[\r\n]*/.exec(bytes.toString('latin1', 0, 1_000))?.[0].length ?? 0;
  const mail = bytes.subarray(start);
  if (mail.includes(0x0a) || !mail.includes(0x0d)) return mail;
  return Buffer.from(mail.toString('latin1').replace(/\r/g, '\n'), 'latin1');
}
