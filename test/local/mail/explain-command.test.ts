import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailCommand } from '../../../local/mail.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledge-mail-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const KEYS = [
  'file',
  'subject',
  'fromEmail',
  'fromName',
  'to',
  'cc',
  'text',
  'replyText',
  'attachments',
  'isAutoReply',
  'isBounce',
  'bounce',
  'isFeedbackReport',
  'messageId',
  'inReplyTo',
  'action',
  'because',
];

const run = (args: readonly string[], input: string | Uint8Array = '') =>
  mailCommand(args, { now: () => 1_772_000_000_000, readInput: async () => Buffer.from(input) });

async function explain(input: string | Uint8Array) {
  const { code, text } = await run(['explain', '-'], input);
  expect(code).toBe(0);
  return JSON.parse(text);
}

const LETTER = [
  'From: Cora <cora@customer.example>',
  'To: Help <help@acme.example>, other@acme.example',
  'Subject: The printer is on fire',
  'Message-ID: <1@customer.example>',
  '',
  'Please help.',
  '',
].join('\r\n');

describe('a mail that is explained', () => {
  test('is one line of JSON with what was read of it and what would become of it', async () => {
    const line = await explain(LETTER);
    expect(Object.keys(line)).toEqual(KEYS);
    expect(line).toEqual({
      file: '-',
      subject: 'The printer is on fire',
      fromEmail: 'cora@customer.example',
      fromName: 'Cora',
      to: 'Help <help@acme.example>, other@acme.example',
      cc: '',
      text: 'Please help.',
      replyText: 'Please help.',
      attachments: [],
      isAutoReply: false,
      isBounce: false,
      bounce: null,
      isFeedbackReport: false,
      messageId: '1@customer.example',
      inReplyTo: null,
      action: 'opened',
      because: 'it is a new request',
    });
  });

  test('says by what its ticket would be looked for', async () => {
    const headers = 'In-Reply-To: <7@help.example>\r\nX-Nothing: x\r\n';
    const line = await explain(`${headers}${LETTER.replace('on fire', 'on fire [7K3M9-QXW4T]')}`);
    expect(line).toMatchObject({ action: 'opened', inReplyTo: '7@help.example' });
    expect(line.because).toBe(
      'it is a new request; would first look for the ticket of the mail <7@help.example>, the reference 7K3M9-QXW4T',
    );
  });

  test('lists its attachments with their hashes', async () => {
    const body =
      '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\nYWJj\r\n--b--\r\n';
    const line = await explain(`From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${body}`);
    expect(line.attachments).toEqual([{ name: 'a.png', type: 'image/png', size: 3, md5: '900150983cd24fb0d6963f7d28e17f72' }]);
  });

  test('is ignored where a machine wrote it', async () => {
    const line = await explain(`Auto-Submitted: auto-replied\r\n${LETTER}`);
    expect(line).toMatchObject({ action: 'ignored', isAutoReply: true, because: 'auto-reply: Auto-Submitted is "auto-replied"' });
  });

  test('is set aside where nobody can be answered, and still shown', async () => {
    const line = await explain('Subject: Hello\r\n\r\nText');
    expect(line).toMatchObject({ action: 'set-aside', subject: 'Hello', text: 'Text', fromEmail: '' });
  });

  test('may be the text of a mail alone', async () => {
    const line = await explain('Thanks, it works.\n\nOn Mon, 2 Mar 2026 at 10:00, Help <help@acme.example> wrote:\n> Better?\n');
    expect(line).toMatchObject({ action: 'set-aside', replyText: 'Thanks, it works.', subject: '', fromEmail: '' });
    expect(line.text).toContain('> Better?');
  });

  test('may begin as mailbox files do', async () => {
    expect(await explain(`From cora@customer.example Mon Mar  2 09:00:00 2026\n${LETTER}`)).toMatchObject({
      fromEmail: 'cora@customer.example',
      action: 'opened',
    });
  });

  test.each([
    ['nothing', ''],
    ['zeros', Buffer.alloc(5_000)],
    ['all bytes', Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7) % 256))],
    ['a header alone', 'From: a@b.example'],
  ])('may be %s', async (_, bytes) => {
    expect(Object.keys(await explain(bytes))).toEqual(KEYS);
  });
});

describe('folders', () => {
  test('are gone through by name, with the folders in them', async () => {
    mkdirSync(join(folder, 'b'));
    for (const name of ['c.eml', 'a.eml', 'b/d.eml', '.hidden']) writeFileSync(join(folder, name), LETTER);
    const { text } = await run(['explain', folder]);
    const files = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).file);
    expect(files).toEqual(['a.eml', 'b/d.eml', 'c.eml'].map((name) => join(folder, name)));
  });

  test('may hold other things: those are named and not explained, unless they are asked for', async () => {
    const mixed = join(folder, 'mixed');
    mkdirSync(mixed);
    for (const name of ['1', '2.TXT', '3.M5P7:2,S', '4.json']) writeFileSync(join(mixed, name), LETTER);
    for (const name of ['list.json', 'README.md', 'set.yaml']) writeFileSync(join(mixed, name), 'version: 1\n');
    const { code, text, remarks = '' } = await run(['explain', mixed]);
    const taken = text.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(taken.map((line) => JSON.parse(line).file)).toEqual(
      ['1', '2.TXT', '3.M5P7:2,S', '4.json'].map((name) => join(mixed, name)),
    );
    expect(remarks.match(/README\.md|list\.json|set\.yaml/g)).toEqual(['README.md', 'list.json', 'set.yaml']);
    expect((await run(['explain', join(mixed, 'README.md')])).text.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('a command that cannot be carried out', () => {
  test('because the file is missing gives a line for it, and exit code 1', async () => {
    const { code, text } = await run(['explain', join(folder, 'nowhere.eml')]);
    expect(code).toBe(1);
    expect(JSON.parse(text)).toMatchObject({ action: 'set-aside', because: expect.stringContaining('cannot be read') });
  });

  test('because the configuration is missing says so', async () => {
    const { code, text } = await run(['explain', '-', '--config', join(folder, 'none.yaml')]);
    expect(code).toBe(1);
    expect(text).toContain('there is no such file');
  });

  test.each([[['explain']], [['expain', '-']], [[]], [['explain', '--fast', '-']]])(
    'as %j shows how it is used',
    async (args) => {
      expect(await run(args)).toMatchObject({ code: 2, text: expect.stringContaining('Usage: npm run -s mail') });
    },
  );
});
