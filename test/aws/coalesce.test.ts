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

/** After it, what was handed over at this moment has been asked for. */
const moment = (): Promise<void> => Promise.resolve();

describe('a caller who is alone', () => {
  test('waits for nobody', async () => {
    const { send, requests, asked } = slowService();
    const sending = send(['a']);
    await moment();
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
    await moment();
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

describe('callers of one moment', () => {
  test('share a request', async () => {
    const { send, requests, asked } = slowService();
    const sendings = [send(['a']), send(['b']), send(['c'])];
    await moment();
    expect(asked()).toStrictEqual([['a', 'b', 'c']]);
    requests[0]?.answer();
    expect(await Promise.all(sendings.map(settled))).toStrictEqual(['taken', 'taken', 'taken']);
  });

  test('hear each of his own refusals', async () => {
    const { send, requests } = slowService(10);
    const sendings = [send(['a', 'b', 'c']), send(['d'])];
    await moment();
    requests[0]?.answer(['a', 'c']);
    expect(await Promise.all(sendings.map(settled))).toStrictEqual(['2 refused', 'taken']);
  });

  test('share a failure that passes', async () => {
    const { send, requests } = slowService();
    const sendings = [send(['a']), send(['b'])];
    await moment();
    requests[0]?.fail(new RetryableError('no answer'));
    expect(await Promise.all(sendings.map(settled))).toStrictEqual(['no answer', 'no answer']);
  });

  test('do not suffer for one whose item is wrong', async () => {
    const { send, requests, asked } = slowService();
    const sendings = [send(['wrong']), send(['right'])];
    await moment();
    requests[0]?.fail(new PermanentError('invalid'));
    await expect.poll(asked).toStrictEqual([['wrong', 'right'], ['wrong'], ['right']]);
    requests[1]?.fail(new PermanentError('invalid'));
    requests[2]?.answer();
    expect(await Promise.all(sendings.map(settled))).toStrictEqual(['invalid', 'taken']);
  });
});

describe('callers who come while a request is under way', () => {
  async function underWay() {
    const service = slowService();
    const first = service.send(['first']);
    await moment();
    return { ...service, first };
  }

  test('share the next one', async () => {
    const { send, first, requests, asked } = await underWay();
    const sendings = [first, send(['a'])];
    await moment();
    sendings.push(send(['b']));
    await moment();
    expect(asked()).toStrictEqual([['first']]);
    requests[0]?.answer();
    await expect.poll(asked).toStrictEqual([['first'], ['a', 'b']]);
    requests[1]?.answer();
    expect(await Promise.all(sendings.map(settled))).toStrictEqual(['taken', 'taken', 'taken']);
  });

  test('go ahead when they fill one', async () => {
    const { send, asked } = await underWay();
    for (const item of ['a', 'b', 'c', 'd']) void send([item]);
    await moment();
    expect(asked()).toStrictEqual([['first'], ['a', 'b', 'c']]);
  });

  test('do not wait for one that takes long', async () => {
    const { send, asked } = await underWay();
    void send(['a']);
    await moment();
    expect(asked()).toStrictEqual([['first']]);
    await expect.poll(asked).toStrictEqual([['first'], ['a']]);
  });
});
