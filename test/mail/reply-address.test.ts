import { describe, expect, test } from 'vitest';
import {
  mailIdentity,
  makeNoticeAddress,
  makeReplyAddress,
  readNoticeAddress,
  readOwnMessageId,
  readReplyAddress,
  readThreadId,
} from '../../shared/app/mail/reply-address.ts';

const KEY = 'key';
const ID = '7k3m9qxw4t';
const DOMAIN = 'in.acme.example';

describe('a reply address', () => {
  const address = makeReplyAddress(KEY, ID, DOMAIN);

  test('names the ticket and carries at least 10 characters of signature, short enough for any mail system', () => {
    expect(address).toMatch(/^t\+7k3m9qxw4t\.[0-9a-z]{10,}@in\.acme\.example$/);
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
  });

  test('is read whatever mail systems do to its case', () => {
    expect(readReplyAddress(KEY, address.toUpperCase(), DOMAIN)).toBe(ID);
    expect(readReplyAddress(KEY, ` ${address} `, 'IN.acme.example')).toBe(ID);
  });

  test.each([
    ['another ticket', address.replace(ID, '7k3m9qxw4v')],
    ['another signature', address.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'))],
    ['a signature cut short', address.replace(/.@/, '@')],
    ['another domain', address.replace('in.acme', 'in.evil')],
    ['no signature', `t+${ID}@${DOMAIN}`],
    ['nothing', ''],
  ])('with %s names no ticket', (_, forged) => {
    expect(readReplyAddress(KEY, forged, DOMAIN)).toBeUndefined();
  });

  test('made with another key names no ticket', () => {
    expect(readReplyAddress('other', address, DOMAIN)).toBeUndefined();
  });
});

const BREACH = { id: '5.breach.lee', notice: 'breach' };

describe('the address that answers a notice', () => {
  const { replyTo } = mailIdentity(KEY, ID, BREACH, DOMAIN);

  test('of a ladder is its own, short enough for any mail system, and names the ticket in any case of letters', () => {
    expect(replyTo).toMatch(/^a\+7k3m9qxw4t\.[0-9a-z]{16}@in\.acme\.example$/);
    expect(readNoticeAddress(replyTo.toUpperCase(), DOMAIN)).toBe(ID);
  });

  test('is another for each notice, ticket and key', () => {
    const others = [
      makeNoticeAddress(KEY, ID, '5.breach.ann', DOMAIN),
      makeNoticeAddress(KEY, '7k3m9qxw4v', BREACH.id, DOMAIN),
      makeNoticeAddress('other', ID, BREACH.id, DOMAIN),
    ];
    expect(new Set([replyTo, ...others]).size).toBe(4);
  });

  test('is the one of the ticket where the notice is about no ladder', () => {
    const identity = mailIdentity(KEY, ID, { id: '5.assigned.lee', notice: 'assigned' }, DOMAIN);
    expect(identity.replyTo).toBe(makeReplyAddress(KEY, ID, DOMAIN));
  });
});

describe('the Message-ID of a notice', () => {
  const { messageId, threadId } = mailIdentity(KEY, ID, BREACH, DOMAIN);

  test('is the same for the same effect and another for any other', () => {
    expect(mailIdentity(KEY, ID, BREACH, DOMAIN).messageId).toBe(messageId);
    expect(mailIdentity(KEY, ID, { ...BREACH, id: '6.breach.lee' }, DOMAIN).messageId).not.toBe(messageId);
    expect(mailIdentity(KEY, '7k3m9qxw4v', BREACH, DOMAIN).messageId).not.toBe(messageId);
  });

  test('leads back to its ticket, and only the real one', () => {
    expect(readOwnMessageId(KEY, messageId, DOMAIN)).toBe(ID);
    expect(readOwnMessageId(KEY, messageId.replace(ID, '7k3m9qxw4v'), DOMAIN)).toBeUndefined();
    expect(readOwnMessageId(KEY, 'x@y', DOMAIN)).toBeUndefined();
  });

  test('stands beside a thread id that names the ticket', () => {
    expect(readThreadId(threadId, DOMAIN)).toBe(ID);
    expect(readThreadId(threadId, 'elsewhere.example')).toBeUndefined();
  });
});
