import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mailCommand } from '../../../local/mail.ts';
import { SMALL } from '../../config/small-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'pledge-preview-'));
const run = (args: string) => mailCommand(args.split(' '), { now: () => 0, readInput: async () => new Uint8Array() });

function configured(mail: string): string {
  const file = join(folder, 'own.yaml');
  writeFileSync(file, SMALL.replace(/^mail: .*\n/m, mail));
  return file;
}

const OWN = `mail:
  from: Acme <help@in.acme.example>
  inbound-domain: in.acme.example
  templates:
    received:
      en: { subject: "Yours: {{subject}}" }
      zh-CN: { subject: "您的请求：{{subject}}" }
`;

describe('the preview of a mail', () => {
  test.each([
    ['en', 'Subject: [7K3M9-QXW4T] Yours: The label printer prints blank pages'],
    ['zh-CN', 'Subject: [7K3M9-QXW4T] 您的请求：标签打印机只打空白页'],
  ])('shows headers and text as they would go out, in %s', async (language, subject) => {
    const { code, text } = await run(`preview received --lang ${language} --config ${configured(OWN)}`);
    expect(code).toBe(0);
    expect(text).toContain(subject);
    expect(text).toMatch(/^From: Acme <help@in\.acme\.example>$/m);
    expect(text).toMatch(/^Reply-To: Acme <t\+7k3m9qxw4t\.[0-9a-z]{16}@in\.acme\.example>$/m);
  });

  test('writes the HTML into a file', async () => {
    const file = join(folder, 'mail.html');
    await run(`preview resolved --lang en --html ${file} --config ${configured(OWN)}`);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/);
  });

  test('of all kinds at once writes each in every language, as HTML and as text', async () => {
    const into = join(folder, 'all');
    const { code, text } = await run(`preview --all ${into} --config ${configured(OWN)}`);
    expect(code).toBe(0);
    expect(text).toContain(`mails, each as .html and .txt, lie in ${into}.`);
    expect(readFileSync(join(into, 'escalation.zh-CN.html'), 'utf8')).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(readFileSync(join(into, 'received.en.txt'), 'utf8')).toMatch(/^Subject: \[7K3M9-QXW4T\] Yours: /);
  });

  test('lists what there is, and which have own texts', async () => {
    const { text } = await run(`preview --list --config ${configured(OWN)}`);
    expect(text).toMatch(/^received +to customers +\(own texts\)$/m);
    expect(text).toMatch(/^escalation +to staff$/m);
    expect(text).toContain('promises.firstResponse');
  });

  test.each([
    ['preview', 'Name a kind of mail; preview --list shows them.'],
    ['preview recieved', 'There is no mail "recieved"; did you mean received?'],
    ['preview received --lang de', '--lang takes en or zh-CN, not "de".'],
  ])('%s says what to write instead', async (args, expected) => {
    const { code, text } = await run(args);
    expect(code).toBe(2);
    expect(text).toContain(expected);
  });

  test('of a configuration with a mistake says where it is', async () => {
    const { code, text } = await run(`preview received --config ${configured(OWN.replace('{{subject}}"', '{{x}}"'))}`);
    expect(code).toBe(1);
    expect(text).toMatch(/own\.yaml:27:\d+ mail\.templates\.received\.en\.subject: error: \{\{x\}\} is not known here/);
  });
});
