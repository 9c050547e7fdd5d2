import { describe, expect, test } from 'vitest';
import { readMail } from '../../shared/mail/parse/read-mail.ts';
import { encode } from './support/encode.ts';
import { SENTENCES, type Sentences } from './support/sentences.ts';

type Mail = { readonly subject: Buffer; readonly body: Buffer; readonly headers?: readonly string[] };

async function read({ subject, body, headers = [] }: Mail) {
  const lines = [
    'From: Cora <cora@customer.example>',
    ...headers,
    `Subject: ${subject.toString('latin1')}`,
    '',
    body.toString('latin1'),
  ];
  const outcome = await readMail(Buffer.from(lines.join('\r\n'), 'latin1'));
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.mail;
}

/** Western quotes and dashes are in few of the older charsets. */
const plain = (text: string, charset: string) =>
  charset.startsWith('windows') ? text : text.replace(/[’«»„”]/g, "'").replace(/–/g, '-');

const texts = ({ bodies, subjects }: Sentences) =>
  bodies.length > 0 ? bodies : subjects.map((_, index) => subjects.slice(index).concat(subjects).slice(0, 3).join('. '));

const TABLE = SENTENCES.flatMap((one) => one.charsets.map((charset) => ({ ...one, charset })));

describe('text without a label', () => {
  test.each(TABLE)('in $charset of $language is read in the body', async ({ charset, ...one }) => {
    const expected = texts(one).map((text) => plain(text, charset));
    const mails = await Promise.all(expected.map((text) => read({ subject: Buffer.from('x'), body: encode(text, charset) })));
    const right = mails.filter(({ text }, index) => text === expected[index]).length;
    process.stdout.write(`undeclared ${charset} (${one.language}): ${right} of ${expected.length} bodies\n`);
    expect(right).toBe(expected.length);
  });

  test.each(TABLE)(
    'in $charset of $language is read where a subject is all there is',
    async ({ charset, subjects, language }) => {
      const expected = subjects.map((text) => plain(text, charset));
      const mails = await Promise.all(expected.map((text) => read({ subject: encode(text, charset), body: Buffer.from('x') })));
      const right = mails.filter(({ subject }, index) => subject === expected[index]).length;
      process.stdout.write(`undeclared ${charset} (${language}): ${right} of ${expected.length} subjects\n`);
      expect(right).toBeGreaterThanOrEqual(9);
    },
  );

  test('takes a subject for what the body is', async () => {
    const mail = await read({ subject: encode('СРОЧНО!', 'koi8-r'), body: encode('Принтер не работает', 'koi8-r') });
    expect(mail).toMatchObject({ subject: 'СРОЧНО!', text: 'Принтер не работает' });
  });

  test.each([
    ['the language that a header names', 'Content-Language: he-IL', 'windows-1255', 'שינוי סיסמה'],
    ['the country of the sender', 'Return-Path: <a@firm.co.jp>', 'euc-jp', '会議の日程変更'],
    ['the mail program', 'X-Mailer: Becky! ver. 2.75.02 [ja]', 'euc-jp', '会議の日程変更'],
  ])('is told by %s', async (_, header, charset, subject) => {
    expect((await read({ headers: [header], subject: encode(subject, charset), body: Buffer.from('x') })).subject).toBe(subject);
  });

  test('is read although a label says UTF-8 or ASCII', async () => {
    for (const label of ['utf-8', 'us-ascii', 'x-unknown']) {
      const headers = [`Content-Type: text/plain; charset=${label}`];
      const body = encode('請協助開通新進員工李娜的信箱帳號', 'big5');
      expect((await read({ headers, subject: Buffer.from('x'), body })).text).toBe('請協助開通新進員工李娜的信箱帳號');
    }
  });

  test('may stand in tags, and in names of files', async () => {
    const name = encode('請求書について.pdf', 'shift_jis').toString('latin1');
    const html = `<p style="color:red">${encode('お世話になっております', 'shift_jis').toString('latin1')}</p>`;
    const headers = ['Content-Type: multipart/mixed; boundary=b'];
    const body = `--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b\r\nContent-Type: application/pdf; name="${name}"\r\n\r\n%PDF\r\n--b--`;
    const mail = await read({ headers, subject: Buffer.from('x'), body: Buffer.from(body, 'latin1') });
    expect([mail.text, mail.attachments[0]?.name]).toEqual(['お世話になっております', '請求書について.pdf']);
  });
});
