import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { OwnMail, ParsedMail } from '../../shared/app/mail/parsed-mail.ts';
import { classifyMail } from '../../shared/mail/parse/classify-mail.ts';
import { extractReply } from '../../shared/mail/parse/extract-reply.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';

/** Real mails from the test suites of mail software, with what those expect of them. They lie beside the project and are not part of it. */
const FOLDER = resolve(import.meta.dirname, '../../../shared/mail');
const LISTED = resolve(FOLDER, 'expectations.json');
const HERE = existsSync(LISTED);

const schema = z.array(
  z.object({
    file: z.string(),
    kind: z.enum(['mail', 'body']),
    expected: z.object({
      subject: z.string().optional(),
      fromEmail: z.string().nullish(),
      fromName: z.string().optional(),
      text: z.string().optional(),
      textContains: z.array(z.string()).optional(),
      attachmentCount: z.number().optional(),
      attachmentNames: z.array(z.string()).optional(),
      messageId: z.string().optional(),
      inReplyTo: z.string().nullish(),
      isAutoReply: z.boolean().optional(),
      isBounce: z.boolean().optional(),
      isFeedbackReport: z.boolean().optional(),
      replyText: z.string().optional(),
    }),
  }),
);
type Sample = z.infer<typeof schema>[number];

/** Where we differ on purpose, or not yet: the reason, by what is compared and by file. */
const DIFFERENCES: { readonly [what: string]: { readonly [file: string]: string } } = {
  subject: {
    'imap_tools--example13.eml':
      'white space before the colon is allowed by the old syntax; we read the header, the other parser gave up',
    'imap_tools--raw_email_incorrect_header.eml': 'one broken header line does not hide the ones below it from us',
    'stalwart--020.eml': 'raw Latin-1 is expected as a replacement character; we read the letter',
    'stalwart--001.eml': 'UTF-7 is not decoded',
  },
  fromEmail: {
    'imap_tools--example13.eml': 'as above',
    'imap_tools--raw_email_incorrect_header.eml': 'as above',
    'zammad--mail076.box': 'a From that is no address',
    'zammad--mail087.box': 'we find the address in it, the other parser takes the whole line for one',
  },
  fromName: { 'zammad--mail076.box': 'a From that is no address', 'zammad--mail087.box': 'as above' },
  text: {
    'imap_tools--example13.eml': 'as above',
    'imap_tools--raw_email_incorrect_header.eml': 'as above',
    'imap_tools--raw_email_with_mimepart_without_content_type.eml':
      'a second text part is shown after the first, the other parser drops it',
    'stalwart--011.eml': 'several text parts are shown one after the other, nothing is left out',
    'stalwart--001.eml': 'UTF-7 is not decoded',
  },
  attachmentCount: {
    'zammad--mail075.box': 'the HTML of a mail is kept with the message, it is no attachment called message.html',
    'zammad--mail009.box': 'as above',
    'zammad--mail073.box': 'as above',
    'zammad--mail048.box': 'as above',
    'zammad--mail087.box': 'an empty part is no attachment',
    'imap_tools--raw_email_with_mimepart_without_content_type.eml': 'delivery report and returned mail are both kept',
    'imap_tools--raw_email11.eml': 'text/enriched is kept as a file',
    'imap_tools--text_with_content_id.eml': 'a text with a Content-ID is the text of the mail',
    'stalwart--004.eml': 'nested parts with one boundary are read as one text',
    'stalwart--011.eml': 'several text parts are one text',
    'stalwart--012.eml': 'each mail inside the mail is one attachment, also the third',
    'zbateson--m4002.txt': 'a detached signature is kept as a file',
    'zbateson--m4004.txt': 'as above',
  },
  attachmentNames: { 'imap_tools--forwarded_message.eml': 'a forwarded mail has the name of its subject' },
  replyText: {
    'email_reply_trimmer--embedded_email_17.txt':
      'quotes below its own text an answer with words under it; such a tail is a footer nearly always, so we leave both out',
  },
};

const OWN: OwnMail = { from: 'support@acme.example', inboundDomain: 'in.acme.example', addresses: [] };
const fold = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What was compared, and whether it was as expected. */
type Finding = { readonly file: string; readonly what: string; readonly same: boolean; readonly got: string };

async function compare({ file, kind, expected }: Sample): Promise<readonly Finding[]> {
  const raw = readFileSync(resolve(FOLDER, file));
  if (kind === 'body') return pairs(file, [['replyText', extractReply(raw.toString('utf8')).reply, expected.replyText]]);
  const outcome = parseMail(raw);
  if (!outcome.ok) return [{ file, what: 'readable', same: false, got: outcome.because }];
  const { mail } = outcome;
  return [{ file, what: 'readable', same: true, got: '' }, ...pairs(file, statements(mail, expected))];
}

type Statement = readonly [
  what: string,
  got: string | number | boolean | null,
  expected: string | number | boolean | null | undefined,
];

function statements(mail: ParsedMail, expected: Sample['expected']): readonly Statement[] {
  const { kind } = classifyMail(mail, OWN);
  const sameCount = mail.attachments.length === expected.attachmentCount;
  return [
    ['subject', mail.subject, expected.subject],
    ['fromEmail', mail.from?.email ?? '', expected.fromEmail === null ? '' : expected.fromEmail],
    ['fromName', mail.from?.name ?? '', expected.fromName],
    ['text', mail.text, expected.text],
    ...(expected.textContains ?? []).map((part): Statement => ['textContains', mail.text.includes(part), true]),
    ['attachmentCount', mail.attachments.length, expected.attachmentCount],
    [
      'attachmentNames',
      JSON.stringify(mail.attachments.map(({ name }) => name)),
      sameCount ? JSON.stringify(expected.attachmentNames) : undefined,
    ],
    ['messageId', mail.messageId ?? '', expected.messageId],
    ['inReplyTo', mail.inReplyTo[0] ?? null, expected.inReplyTo],
    ['isAutoReply', kind === 'auto-reply', expected.isAutoReply],
    ['isBounce', kind === 'bounce', expected.isBounce],
    ['isFeedbackReport', kind === 'feedback-report', expected.isFeedbackReport],
    ['replyText', extractReply(mail.text).reply, expected.replyText],
  ];
}

function pairs(file: string, all: readonly Statement[]): readonly Finding[] {
  const stated = all.filter(([, , expected]) => expected !== undefined);
  return stated.map(([what, got, expected]) => ({
    file,
    what,
    same: fold(String(got)) === fold(String(expected)),
    got: String(got).slice(0, 200),
  }));
}

describe.skipIf(!HERE)(`real mails${HERE ? '' : ' (skipped: the samples are not beside the project)'}`, () => {
  const samples = HERE ? schema.parse(JSON.parse(readFileSync(LISTED, 'utf8'))) : [];
  const findings = Promise.all(samples.map(compare)).then((all) => all.flat());

  test('are all read without a crash or a loss', async () => {
    const unread = (await findings).filter(({ what, same }) => what === 'readable' && !same);
    expect(unread).toEqual([]);
    expect(samples.length).toBeGreaterThan(160);
  });

  test('are read as expected, but for the differences that are explained', async () => {
    const unexplained = (await findings).filter(({ file, what, same }) => !same && DIFFERENCES[what]?.[file] === undefined);
    expect(unexplained).toEqual([]);
  });

  test.each([
    ['subject', 85],
    ['fromEmail', 82],
    ['fromName', 40],
    ['text', 46],
    ['textContains', 4],
    ['attachmentCount', 49],
    ['isAutoReply', 4],
    ['isBounce', 34],
    ['isFeedbackReport', 2],
    ['replyText', 23],
  ])('agree in %s in at least %i cases', async (what, floor) => {
    const stated = (await findings).filter((finding) => finding.what === what);
    const right = stated.filter(({ same }) => same).length;
    process.stdout.write(`mail samples: ${what} ${right} of ${stated.length}\n`);
    expect(right).toBeGreaterThanOrEqual(floor);
  });
});
