import { describe, expect, test } from 'vitest';
import { PermanentError, RetryableError } from '../../shared/app/errors.ts';
import { coalesce } from '../../shared/aws/coalesce.ts';

/** A service that answers when the test says. */
function slowService(size = 3, width = 2) {
  const requests: {
    readonly items: readonly string[];
    readonly answer: (refused?: readonly string[]) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const send = coalesce<string>({
    size,
    width,
    handOver: (items) =>
      new Promise((resolve, reject) => {
        requests.push({ items, answer: (refused = []) => resolve(refused), fail: reject });
      }),
    refused: (count) => new RetryableError(`${count} refused`),
  });
  return { send, requests, asked: () => requests.map(({ items }) => items) };
}

const settled = (sending: Promise<void>) =>
  sending.then(
    () => 'taken',
    (error: Error) => error.message,
  );

describe('a caller who is alone', () => {
  test('waits for nobody', async () => {
    const { send, requests, asked } = slowService();
    const sending = send(['a']);
    expect(asked()).toStrictEqual([['a']]);
    requests[0]?.answer();
    expect(await settled(sending)).toBe('taken');
  });

  test('with nothing to hand over asks nobody', async () => {
    const { send, asked } = slowService();
    expect(await settled(send([]))).toBe('taken');
    expect(asked()).toStrictEqual([]);
  });

  test('with more than one request takes has as many requests as are needed, side by side', async () => {
    const { send, requests, asked } = slowService();
    const sending = send(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(asked()).toStrictEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    requests[0]?.answer();
    requests[1]?.answer();
    await expect.poll(asked).toHaveLength(3);
    requests[2]?.answer();
    expect(await settled(sending)).toBe('taken');
  });
});

describe('callers who come while a request is under way', () => {
  test('share the next one', async () => {
    const { send, requests, asked } = slowService();
    const sendings = [send(['a']), send(['b']), send(['c'])];
    expect(asked()).toStrictEqual([['a']]);
    requests[0]?.answer();
    await expect.poll(asked).toStrictEqual([['a'], ['b', 'c']]);
    requests[1]?.answer();
    expect(await Promise.all(sendings.map(settled))).toStrictEqual(['taken', 'taken', 'taken']);
  });

  test('go ahead at once when they fill one', () => {
    const { send, asked } = slowService();
    void send(['a']);
    void send(['b', 'c']);
    void send(['d']);
    expect(asked()).toStrictEqual([['a'], ['b', 'c', 'd']]);
  });

  test('do not wait for one that takes long', async () => {
    const { send, asked } = slowService();
    void send(['a']);
    void send(['b']);
    expect(asked()).toStrictEqual([['a']]);
    await expect.poll(asked).toStrictEqual([['a'], ['b']]);
  });

  test('hear each of his own refusals', async () => {
    const { send, requests } = slowService(10);
    void send(['first']);
    const sendings = [send(['a', 'b', 'c']), send(['d'])];
    requests[0]?.answer();
    await expect.poll(() => requests.length).toBe(2);
    requests[1]?.answer(['a', 'c']);
    expect(await Promise.all(sendings.map(settled))).toStrictEqual(['2 refused', 'taken']);
  });

  test('share a failure that passes', async () => {
    const { send, requests } = slowService();
    void send(['first']);
    const sendings = [send(['a']), send(['b'])];
    requests[0]?.answer();
    await expect.poll(() => requests.length).toBe(2);
    requests[1]?.fail(new RetryableError('no answer'));
    expect(await Promise.all(sendings.map(settled))).toStrictEqual(['no answer', 'no answer']);
  });

  test('do not suffer for one whose item is wrong', async () => {
    const { send, requests, asked } = slowService();
    void send(['first']);
    const sendings = [send(['wrong']), send(['right'])];
    requests[0]?.answer();
    await expect.poll(() => requests.length).toBe(2);
    requests[1]?.fail(new PermanentError('invalid'));
    await expect.poll(asked).toStrictEqual([['first'], ['wrong', 'right'], ['wrong'], ['right']]);
    requests[2]?.fail(new PermanentError('invalid'));
    requests[3]?.answer();
    expect(await Promise.all(sendings.map(settled))).toStrictEqual(['invalid', 'taken']);
  });
});
