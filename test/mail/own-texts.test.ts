import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { example } from '../../local/mail/samples/sample-notice.ts';
import { LINKS, REFERENCE, SETTINGS } from '../../local/mail/samples/sample-ticket.ts';
import type { OwnTexts } from '../../shared/app/notices/own-texts.ts';
import { CUSTOMER_NOTICES, type NoticeKind, STAFF_NOTICES } from '../../shared/core/effect.ts';
import { LANGUAGES, type Language } from '../../shared/core/language.ts';
import { composeNotice } from '../../shared/mail/compose-notice.ts';
import { renderNotice } from '../../shared/mail/render-notice.ts';
import { placeholdersOf } from '../../shared/words/placeholders.ts';

function rendered(notice: NoticeKind, texts: OwnTexts, language: Language = 'en', some: object = {}) {
  const input = { ...example(notice, language), ...some };
  const templates = { [notice]: { en: texts, 'zh-CN': texts } };
  return renderNotice({ ...input, settings: { ...SETTINGS, templates } });
}

const KINDS: readonly NoticeKind[] = [...CUSTOMER_NOTICES, ...STAFF_NOTICES];

describe("a mail with the operator's own texts", () => {
  test('says them in place of those that come with Pledge, the same in text and HTML', () => {
    const { subject, text, html } = rendered('received', {
      subject: 'Yours: {{subject}}',
      intro: 'Dear {{customer.name}},\n\nfirst answer {{promises.firstResponse}}.',
      closing: 'Your {{organisation}}',
    });
    expect(subject).toBe(`[${REFERENCE}] Yours: The label printer prints blank pages`);
    for (const body of [text, html]) {
      expect(body).toContain('Dear Han Meimei,');
      expect(body).toMatch(/first answer within 1 hour, by .*10:00/);
      expect(body).toContain('Your Acme');
      expect(body).not.toContain('Thank you for writing');
    }
  });

  test('keeps what it does not replace', () => {
    const own = rendered('received', { subject: 'Hello' });
    const original = renderNotice(example('received', 'en'));
    expect(own.text).toBe(original.text);
  });

  test('may extend what comes with Pledge', () => {
    const { text } = rendered('escalation', {
      headline: '!! {{original.headline}}',
      intro: '{{original.intro}} Room 3 has the keys.',
    });
    expect(text).toMatch(/^!! .+overdue/);
    expect(text).toContain('Room 3 has the keys.');
  });

  test('leaves a section out where there is no value', () => {
    const { assignee: _, ...ticket } = example('received', 'en').ticket;
    const texts = { intro: 'A{{#assignee}} by {{assignee}}{{/assignee}}{{^assignee}} by nobody{{/assignee}}.' };
    expect(rendered('received', texts, 'en', { ticket }).text).toContain('A by nobody.');
    expect(rendered('received', texts).text).toContain('A by Anna Berg.');
  });

  test.each(KINDS)('(%s) never loses its buttons nor what a person wrote, whatever its text', (notice) => {
    const original = renderNotice(example(notice, 'en'));
    const own = rendered(notice, { headline: 'x', text: 'Nothing at all.', closing: 'x' });
    for (const url of Object.values(LINKS)) {
      expect(own.text.includes(url)).toBe(original.text.includes(url));
      expect(own.html.includes(url)).toBe(original.html.includes(url));
    }
    const quote = example(notice, 'en').message?.split('\n')[0] ?? '';
    expect(own.text).toContain(quote);
  });

  test('puts the link to the request where it wants it, and then it stands in the plain text once', () => {
    const { text, html } = rendered('replied', { intro: 'All of it: {{request.link}}' });
    expect(text.split(LINKS.view)).toHaveLength(2);
    expect(text).toContain(`All of it: ${LINKS.view}`);
    expect(html).toContain(`href="${LINKS.view}"`);
  });

  test('still tells staff what a reply does', () => {
    expect(rendered('escalation', { text: 'x', closing: 'y' }).text).toMatch(/acknowledges/);
  });

  test('shows what a customer wrote as text, never as markup, headers or templates', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('<b>x</b>', '{{reference}}', '\r\nBcc: a@b.example'),
        (noise, attack) => {
          const name = `${noise}${attack}`;
          const ticket = { ...example('received', 'en').ticket, subject: name, requester: { email: 'a@b.example', name } };
          const texts = {
            subject: '{{subject}} {{customer.name}}',
            headline: '{{subject}}',
            text: '{{customer.name}}',
            closing: '{{subject}}',
          };
          const { subject, html } = rendered('received', texts, 'en', { ticket });
          expect(subject).not.toMatch(/[\r\n]/);
          expect(html).not.toContain('<b>x</b>');
          expect(html.split(REFERENCE)).toHaveLength(2);
        },
      ),
    );
  });

  test.each(LANGUAGES)('can name everything that the list says, in %s', (language) => {
    const given = KINDS.flatMap((notice) =>
      placeholdersOf(notice)
        .filter((name) => !rendered(notice, { text: `{{#${name}}}yes{{/${name}}}` }, language).text.includes('yes'))
        .map((name) => `${notice} ${name}`),
    );
    // The sample ticket has two promises and mostly no owner; a breach is told in its first second, when nobody works on it.
    expect(
      given.filter((name) => !/owner|promises\.|original\.|level$|handover\.from|^breach (assignee|promise\.amount)/.test(name)),
    ).toEqual([]);
  });
});

describe("a mail under the operator's own name", () => {
  test('is signed with it and shows its colour', () => {
    const brand = { name: 'Acme Helpdesk', colour: '#7a1f5c' };
    const { text, html } = renderNotice({ ...example('resolved', 'en'), settings: { ...SETTINGS, brand } });
    expect(text).toContain(`-- \nAcme Helpdesk [${REFERENCE}]`);
    expect(html).toContain('background:#7a1f5c');
    expect(html).toContain(`<bdi>Acme Helpdesk</bdi>`);
  });

  const PIXEL = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

  test('carries its logo with it, and ends with its footer', async () => {
    const brand = { logo: `data:image/gif;base64,${PIXEL}`, footer: { en: 'Acme Ltd\n1 <Main> Street', 'zh-CN': '爱客' } };
    const { raw } = await composeNotice({ ...example('resolved', 'en'), settings: { ...SETTINGS, brand } });
    const { text, html, attachments } = await new PostalMime({ attachmentEncoding: 'base64' }).parse(raw);
    expect(text?.trimEnd()).toMatch(/-- \n.* \[7K3M9-QXW4T\]\nAcme Ltd\n1 <Main> Street$/);
    expect(html).toContain('Acme Ltd<br>1 &lt;Main&gt; Street');
    expect(html).toContain('<img src="cid:logo@pledge" alt="Acme"');
    expect(attachments.map(({ contentId, mimeType, disposition }) => [contentId, mimeType, disposition])).toEqual([
      ['<logo@pledge>', 'image/gif', 'inline'],
    ]);
    expect(attachments[0]?.content).toBe(PIXEL);
  });
});
