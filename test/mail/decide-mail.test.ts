import { describe, expect, test } from 'vitest';
import { decideMail } from '../../shared/app/mail/decide-mail.ts';
import type { IncomingMessage } from '../../shared/app/mail/letter.ts';
import { knowledgeOf } from '../../shared/app/mail/mail-knowledge.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { incoming, MailWorld, rawMail, type Written } from './mail-world.ts';

/** What an installation without any ticket would do with a mail. */
async function decided(written: Written | Uint8Array, envelope: Partial<IncomingMessage> = {}) {
  const { services } = await MailWorld.create();
  const raw = written instanceof Uint8Array ? written : rawMail(written);
  return decideMail(await knowledgeOf(services), incoming(raw, envelope), await mailReader.read(raw));
}

describe('what becomes of a mail that is only looked at', () => {
  test.each([
    ['a person', {}, {}, { action: 'opened', because: 'it is a new request' }],
    ['a person who names a reference that there is not', { subject: 'Re: [7K3M9-QXW4T]' }, {}, { action: 'opened' }],
    ['an absence notice', { headers: ['Auto-Submitted: auto-replied'] }, {}, { action: 'ignored', kind: 'auto-reply' }],
    [
      'a program that answers the sender of an envelope',
      { subject: 'Re: [7K3M9-QXW4T]' },
      { recipients: ['B+7k3m9qxw4t.0123456789abcdef@in.acme.example'] },
      { action: 'ignored', kind: 'auto-reply' },
    ],
    [
      'a person who writes to two addresses, of which one is the sender of an envelope',
      {},
      { recipients: ['b+7k3m9qxw4t.0123456789abcdef@in.acme.example', 'support@in.acme.example'] },
      { action: 'opened' },
    ],
    ['nobody', { from: 'undisclosed' }, {}, { action: 'set-aside', folder: 'unparsed' }],
    ['somebody with a virus', {}, { verdicts: { virus: 'FAIL' } }, { action: 'set-aside', folder: 'virus' }],
    ['a spammer', {}, { verdicts: { spam: 'FAIL' } }, { action: 'set-aside', folder: 'spam' }],
    [
      'a colleague to the address of a notice that there is not',
      { from: 'ann@acme.example', to: 'a+7k3m9qxw4t.0123456789abcdef@in.acme.example' },
      {},
      { action: 'set-aside', folder: 'refused' },
    ],
  ] as const)('from %s is said with its reason', async (_, written, envelope, expected) => {
    const decision = await decided(written, envelope);
    expect(decision).toMatchObject(expected);
    expect(decision.because).not.toBe('');
  });

  test('that cannot be read is set aside', async () => {
    expect(await decided(new Uint8Array())).toEqual({ action: 'set-aside', folder: 'unparsed', because: 'the mail is empty' });
  });
});
