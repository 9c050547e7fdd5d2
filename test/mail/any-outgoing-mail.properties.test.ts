// Whatever people write, every mail that goes out is one that other programs read as it was meant. Read here by a parser that is not ours.
import fc from 'fast-check';
import PostalMime, { type Email } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { example } from '../../local/mail/samples/sample-notice.ts';
import { TICKET } from '../../local/mail/samples/sample-ticket.ts';
import type { NoticeInput } from '../../shared/app/notices/notice-input.ts';
import type { OutgoingMail } from '../../shared/app/ports.ts';
import type { Subscription } from '../../shared/app/subscriptions/subscription.ts';
import { CUSTOMER_NOTICES, STAFF_NOTICES } from '../../shared/core/effect.ts';
import { composeDigest } from '../../shared/mail/compose-digest.ts';
import { composeDisabling } from '../../shared/mail/compose-disabling.ts';
import { composeNotice } from '../../shared/mail/compose-notice.ts';
import { renderNotice } from '../../shared/mail/render-notice.ts';
import { configurationDraft } from '../support/configuration.ts';
import { MONDAY } from '../support/stored-tickets.ts';
import { subscription } from '../support/subscriptions.ts';

const NOTICES = [...CUSTOMER_NOTICES, ...STAFF_NOTICES];
const LANGUAGES = ['en', 'zh-CN'] as const;

/** What somebody may write who wants to break out of a header, or only writes in another script. */
const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 400 }) },
  fc.string({ unit: fc.constantFrom('打', '印', '机', '着', '火', '了', ' ', '，', '👩‍🚒', 'é'), maxLength: 400 }),
  fc.stringMatching(/^[a-z]{200,600}$/),
  fc.constantFrom(
    'Hi\r\nBcc: everybody@evil.example',
    'Hi\nX-Loop: 1\n\n<script>',
    '=?utf-8?B?DQpCY2M6IGFAYi5jDQo=?=',
    '=?utf-8?Q?=0D=0ABcc:_a@b.c?= =?utf-8?Q?x?=',
    'a, b <c@evil.example>, "d" <e@evil.example>; f:',
    '"quo\\"ted" (comment) <x@y.z>',
    '\u202egnp.exe \u0000\u0007\ufeff\u2028',
    `${'=?utf-8?B?'.repeat(40)}`,
    '',
  ),
);
const id = fc.oneof(fc.stringMatching(/^[a-z0-9]{3,40}@[a-z]{3,20}\.example$/), hostile);

type Words = {
  readonly subject: string;
  readonly name: string;
  readonly text: string;
  readonly ids: readonly string[];
  readonly sender: string;
};
const words = fc.record({
  subject: hostile,
  name: hostile,
  text: hostile,
  ids: fc.array(id, { maxLength: 30 }),
  sender: hostile,
});

function noticeWith(input: NoticeInput, { subject, name, text, ids, sender }: Words): NoticeInput {
  const requester = { ...TICKET.requester, name };
  return {
    ...input,
    ticket: { ...input.ticket, subject, requester, category: subject, tags: [text] },
    effect: { ...input.effect, to: { ...input.effect.to, name } },
    settings: { ...input.settings, from: `${sender.replace(/[<>\r\n]/g, '')} <support@acme.example>` },
    message: input.message === undefined ? undefined : text,
    said: input.said && { ...input.said, who: name, text },
    mailIds: ids,
  };
}

const UNFOLDED = /\r\n[ \t]/g;
const headerOf = ({ raw }: OutgoingMail) => {
  const text = Buffer.from(raw).toString('latin1');
  return text.slice(0, text.indexOf('\r\n\r\n'));
};
const namesIn = (header: string) =>
  header
    .replace(UNFOLDED, ' ')
    .split('\r\n')
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
const fieldOf = ({ headers }: Email, name: string) => headers.find(({ key }) => key === name)?.value;
const squashed = (text: string) => text.replace(/[\s\u200b]+/g, '');

const ALWAYS = [
  'from',
  'to',
  'reply-to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
  'in-reply-to',
  'references',
  'x-pledge-ticket',
  'x-pledge-notice',
];
const SOMETIMES = ['auto-submitted', 'list-unsubscribe', 'list-unsubscribe-post'];

function expectHeader(header: string): void {
  expect(header).toMatch(/^[\x20-\x7e\r\n\t]*$/);
  expect(header.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = header.split('\r\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(998);
  // A line is longer than it should be only where there is nowhere to fold it.
  const unfolded = lines.filter((line) => line.length > 78 && /\s/.test(line.replace(/^[\w-]+: /, '').trim()));
  expect(unfolded).toEqual([]);
  for (const [word, charset = '', encoding = '', text = ''] of header.matchAll(/=\?([\w-]+)\?([BQ])\?([^?]*)\?=/gi)) {
    expect(word.length).toBeLessThanOrEqual(75);
    const bytes = encoding.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : Buffer.from(unquoted(text), 'latin1');
    // Each decodes alone, so no character is cut in two.
    expect(() => new TextDecoder(charset, { fatal: true }).decode(bytes)).not.toThrow();
  }
}

const unquoted = (text: string) =>
  text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const MESSAGE_ID = /^<[^\s<>@]+@[^\s<>@]+>$/;

function expectIds(read: Email): void {
  expect(fieldOf(read, 'message-id')).toMatch(MESSAGE_ID);
  const references = (fieldOf(read, 'references') ?? '').split(/\s+/).filter(Boolean);
  for (const one of references) expect(one).toMatch(/^<[^\s<>]+>$/);
  expect(fieldOf(read, 'in-reply-to')).toBe(references.at(-1));
}

/** What either part says stands in the other too: nobody sees less for the program that he reads with. */
function expectBothParts(mail: OutgoingMail, { text = '', html = '' }: Email): void {
  expect(Buffer.from(mail.raw).toString('latin1')).toMatch(/content-type: multipart\/alternative/i);
  const shown = squashed(
    html
      .replace(/<style[\s\S]*?<\/style>|<title[\s\S]*?<\/title>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#39;/g, "'")
      .replace(
        /&(lt|gt|quot|nbsp|amp);/g,
        (_, name: string) => ({ lt: '<', gt: '>', quot: '"', nbsp: ' ', amp: '&' })[name] ?? '',
      ),
  );
  const said = text.split('\n').flatMap((line) => line.replace(/^(> ?)+|^- /, '').split(/https?:\S+|[:：]\s?/));
  for (const part of said.map(squashed).filter((one) => one !== '--')) expect(shown).toContain(part);
  for (const [link] of text.matchAll(/https:\/\/pledge\S+/g)) expect(html.replaceAll('&amp;', '&')).toContain(link);
}

/** RFC 5322 §2.1.1: lines that a mail server must not cut, and none that a reader has to scroll. */
function expectBody({ raw }: OutgoingMail): void {
  expect(Buffer.from(raw).toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of Buffer.from(raw).toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
  const parts = Buffer.from(raw)
    .toString('latin1')
    .split(/\r\n--[^\r\n]*Part_1(?:--)?\r\n/)
    .slice(1);
  // Flowed text and encodings carry lines of any length in lines of their own.
  const longest = parts.map((part) =>
    Math.max(
      ...part
        .slice(part.indexOf('\r\n\r\n'))
        .split('\r\n')
        .map(({ length }) => length),
    ),
  );
  expect(longest.filter((length) => length > 78)).toEqual([]);
}

describe.each(NOTICES.flatMap((notice) => LANGUAGES.map((language) => [notice, language] as const)))(
  'any mail %s in %s',
  (notice, language) => {
    test('is read by others as it was meant', async () => {
      const property = fc.asyncProperty(words, async (said) => {
        const input = noticeWith(example(notice, language), said);
        const mail = await composeNotice(input);
        const header = headerOf(mail);
        const read = await new PostalMime().parse(mail.raw);

        expectHeader(header);
        expect(
          namesIn(header)
            .filter((name) => !SOMETIMES.includes(name))
            .toSorted(),
        ).toEqual(ALWAYS.toSorted());
        expect([read.from?.address, mail.from]).toEqual(['support@acme.example', 'support@acme.example']);
        expect(read.to?.map(({ address }) => address)).toEqual([input.effect.to.email]);
        expect(read.replyTo?.map(({ address }) => address)).toEqual([input.identity.replyTo]);
        expect([read.cc ?? [], read.bcc ?? []]).toEqual([[], []]);
        expect(Date.parse(fieldOf(read, 'date') ?? '')).toBe(Math.floor(input.at / 1_000) * 1_000);
        expect(fieldOf(read, 'list-unsubscribe') === undefined).toBe(input.links?.unwatch === undefined);
        expectIds(read);
        const automatic = fieldOf(read, 'auto-submitted');
        expect(automatic).toBe(notice === 'received' ? 'auto-replied' : notice === 'replied' ? undefined : 'auto-generated');
        const { subject } = renderNotice(input);
        expect(squashed(read.subject ?? '').slice(0, 150)).toBe(visible(subject).slice(0, 150));
        expectBody(mail);
        expectBothParts(mail, read);
      });
      await fc.assert(property, { numRuns: 12, endOnFailure: true });
    });
  },
);

/** As a header shows it: no controls, and no word that a reader would decode once more. */
const visible = (subject: string) =>
  squashed(
    subject
      .toWellFormed()
      .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
      .replace(/=\?(?=[^\s?]+\?[bq]\?)/gi, '= ?'),
  );

describe('any mail that is about no ticket', () => {
  const { organisation, mail: settings } = configurationDraft();
  const common = { organisation, settings, timeZone: 'Asia/Shanghai', at: MONDAY };

  test.each(LANGUAGES)('is read by others as it was meant, in %s', async (language) => {
    const property = fc.asyncProperty(words, async ({ name, subject, text }) => {
      const to = { email: 'lee@acme.example', name };
      const ticket = { ...TICKET, subject };
      const disabled: NonNullable<Subscription['disabled']> = { at: MONDAY, because: 'failing' };
      const mails = await Promise.all([
        composeDigest({
          ...common,
          language,
          to,
          policyVersion: 7,
          rollout: 'rollout-00000003',
          tickets: 1,
          lines: [{ ticket, clocks: [] }],
        }),
        composeDisabling({ ...common, language, to, subscription: subscription({ description: text }), disabled }),
      ]);
      for (const mail of mails) {
        const read = await new PostalMime().parse(mail.raw);
        expectHeader(headerOf(mail));
        expect(read.to?.map(({ address }) => address)).toEqual(['lee@acme.example']);
        expect([read.cc ?? [], read.bcc ?? []]).toEqual([[], []]);
        expect(fieldOf(read, 'auto-submitted')).toBe('auto-generated');
        expectIds(read);
        expectBody(mail);
        expectBothParts(mail, read);
      }
    });
    await fc.assert(property, { numRuns: 30, endOnFailure: true });
  });
});
