import { describe, expect, test } from 'vitest';
import { fileTypeOf } from '../../shared/mail/file-type.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const EXE = Buffer.from(`MZ${'\0'.repeat(100)}`);

describe('a file that somebody sent', () => {
  test.each([
    ['a picture, whatever it is called', PNG, 'text/html', 'image/png'],
    ['a document', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'application/octet-stream', 'application/pdf'],
    ['an archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'application/x-zip', 'application/zip'],
    ['a table in plain text', Buffer.from('a;b\n1;2\n'), 'text/csv', 'text/csv'],
    ['a mail inside the mail', Buffer.from('Subject: x\n\nx'), 'message/rfc822', 'message/rfc822'],
    ['an appointment', Buffer.from('BEGIN:VCALENDAR\r\n'), 'text/calendar', 'text/calendar'],
  ])('is what its content says: %s', async (_, bytes, declared, type) => {
    expect(await fileTypeOf(bytes, declared)).toBe(type);
  });

  test.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/html'],
    ['a page that claims to be a picture', Buffer.from('<html><script>alert(1)</script>'), 'image/png'],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/svg+xml'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'text/plain'],
    ['a script', Buffer.from('alert(1)'), 'text/javascript'],
    ['a program', EXE, 'image/png'],
    ['a program that claims to be a text', EXE, 'text/plain'],
    ['a program of Linux', Buffer.from(`\x7fELF\x02\x01\x01${'\0'.repeat(57)}`, 'latin1'), 'text/plain'],
    ['bytes that claim to be a text', Buffer.from([0, 1, 2, 3]), 'text/plain'],
    ['a picture that is cut off', PNG.subarray(0, 12), 'image/gif'],
    ['nothing', Buffer.alloc(0), 'image/png'],
  ])('stays bytes where it could run, or is not known: %s', async (_, bytes, declared) => {
    expect(await fileTypeOf(bytes, declared)).toBe('application/octet-stream');
  });
});
