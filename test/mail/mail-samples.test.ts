import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { MailAddress, OwnMail, ParsedMail } from '../../shared/app/mail/parsed-mail.ts';
import { classifyMail } from '../../shared/mail/parse/classify-mail.ts';
import { extractReply } from '../../shared/mail/parse/extract-reply.ts';
import { readMail } from '../../shared/mail/parse/read-mail.ts';

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
      to: z.string().optional(),
      cc: z.string().optional(),
      attachmentMd5: z.array(z.string()).optional(),
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
    'imap_tools--example13.eml': 'white space before a colon is allowed by the old syntax; the other parser gives up at it',
    'imap_tools--raw_email_incorrect_header.eml': 'one broken header line does not hide the ones below it from us',
    'stalwart--020.eml': 'a raw byte of Latin-1 is expected as a replacement character; we read the letter',
  },
  fromEmail: {
    'imap_tools--example13.eml': 'as above',
    'imap_tools--raw_email_incorrect_header.eml': 'as above',
    'zammad--mail076.box': 'the stray > behind the address is no part of it; it is no address that could be answered either way',
    'zammad--mail087.box':
      'we find the address and the name in "Test test@example.com", the other parser takes the line for both',
  },
  fromName: { 'zammad--mail076.box': 'an address without a name has none', 'zammad--mail087.box': 'as above' },
  to: {
    'zammad--mail075.box': 'the header is expected as it stands; we find the address in the comment',
    'otobo-emailparser--PostMaster-Test4.box': 'as above',
    'imap_tools--example13.eml': 'as for the subject',
    'imap_tools--raw_email_incorrect_header.eml': 'as for the subject',
    'imap_tools--raw_email_with_at_display_name.eml': 'an @ in a name does not make an address of it',
    'imap_tools--raw_email11.eml': 'an address without an @ is shown as it is',
  },
  text: {
    'imap_tools--example13.eml': 'as for the subject',
    'imap_tools--raw_email_incorrect_header.eml': 'as for the subject',
    'imap_tools--raw_email_with_mimepart_without_content_type.eml':
      'the text of the mail that came back is expected as text; it is in a file of its own',
    'stalwart--011.eml': 'the first of several texts is expected; all are shown, one after the other',
  },
  attachmentCount: {
    'zammad--mail075.box': 'the HTML of a mail is kept with the message; it is no attachment called message.html',
    'zammad--mail009.box': 'as above',
    'zammad--mail073.box': 'as above',
    'zammad--mail048.box': 'as above',
    'zammad--mail087.box': 'the text below the file is what the mail says; it is no attachment called file',
    'imap_tools--raw_email_with_mimepart_without_content_type.eml': 'delivery report and returned mail are both kept',
    'stalwart--06d09b-003.eml': 'text/enriched beside a text is the same text once more, and no file',
    'imap_tools--text_with_content_id.eml': 'a text with a Content-ID is the text of the mail',
    'stalwart--004.eml': 'no line is the declared boundary, so there are no parts: the mail is read as one text',
    'stalwart--011.eml': 'several texts are text',
    'stalwart--012.eml': 'each of the three mails inside the mail is an attachment',
  },
  attachmentNames: { 'imap_tools--forwarded_message.eml': 'a forwarded mail has the name of its subject' },
  attachmentMd5: { 'otobo-emailparser--PostMaster-Test11.box': 'it is that of the text; the mail has no attachment' },
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
  const outcome = await readMail(raw);
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
    ['to', asExpected(mail.to, expected.to), expected.to],
    ['cc', asExpected(mail.cc, expected.cc), expected.cc],
    [
      'attachmentMd5',
      mail.attachments
        .map(({ bytes }) => hash('md5', bytes))
        .toSorted()
        .join(),
      expected.attachmentMd5?.toSorted().join(),
    ],
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

/** Some projects expect names and addresses, others addresses alone. */
function asExpected(list: readonly MailAddress[], expected: string | undefined): string {
  const bare = list.map(({ email }) => email).join(', ');
  return bare === expected ? bare : list.map(({ email, name }) => (name === '' ? email : `${name} <${email}>`)).join(', ');
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

  test('differ in every case that is explained', async () => {
    const differing = new Set((await findings).filter(({ same }) => !same).map(({ what, file }) => `${what} ${file}`));
    const explained = Object.entries(DIFFERENCES).flatMap(([what, files]) => Object.keys(files).map((file) => `${what} ${file}`));
    expect(explained.filter((one) => !differing.has(one))).toEqual([]);
  });

  test.each([
    ['subject', 86],
    ['fromEmail', 82],
    ['to', 51],
    ['attachmentMd5', 3],
    ['fromName', 40],
    ['text', 47],
    ['textContains', 4],
    ['attachmentCount', 51],
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
