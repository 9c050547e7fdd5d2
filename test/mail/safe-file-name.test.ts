import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../shared/app/mail/safe-file-name.ts';

describe('the name of a file that somebody sent', () => {
  test.each([
    ['Invoice 2026-01.pdf', 'Invoice 2026-01.pdf'],
    ['发票.pdf', '发票.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\cora\\report.docx', 'report.docx'],
    ['a<b>:"c|d?e*.txt', 'a_b___c_d_e_.txt'],
    ['tab\there\r\nX-Header: 1.txt', 'tabhereX-Header_ 1.txt'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['zero\u200Bwidth\uFEFF.txt', 'zerowidth.txt'],
    ['👩\u200D🔧.png', '👩\u200D🔧.png'],
    ['.htaccess', 'htaccess'],
    ['invoice.pdf. . .', 'invoice.pdf'],
    ['CON', '_CON'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['com1 .txt', '_com1 .txt'],
    ['console.log', 'console.log'],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  test.each(['', '   ', '...', '/', 'a/', '\u202E\u200B'])('nothing is left of %j', (given) => {
    expect(safeFileName(given)).toBeUndefined();
  });

  test('is shortened to what file systems take, with its extension and without half a character', () => {
    const kept = safeFileName(`${'火'.repeat(300)}.tar.gz`) ?? '';

    expect(kept).toMatch(/^火{80,}\.gz$/);
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(255);
  });

  test('is one that every file system takes, whatever it was, and stays so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const kept = safeFileName(given);
        if (kept === undefined) return;
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(255);
        expect(kept).not.toMatch(/[\\/<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069]|^[\s.]|[\s.]$/u);
        expect(safeFileName(kept)).toBe(kept);
      }),
    );
  });
});
