import { describe, expect, test } from 'vitest';
import { inLine, inLineOnce } from '../../shared/app/in-line.ts';

/** Work that ends when the test says, and a list of what has begun. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      begun.push(name);
      ends.set(name, (error) => (error === undefined ? resolve(name) : reject(error)));
    });
  return { begun, work, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

describe('a line that is two wide', () => {
  test('lets two begin, and the third when one of them has ended', async () => {
    const { begun, work, end } = works();
    const owner = {};
    const all = ['a', 'b', 'c'].map((name) => inLine(owner, 2, work(name)));
    expect(begun).toStrictEqual(['a', 'b']);
    end('b');
    await expect.poll(() => begun).toStrictEqual(['a', 'b', 'c']);
    end('a');
    end('c');
    expect(await Promise.all(all)).toStrictEqual(['a', 'b', 'c']);
  });

  test('goes on after work that failed', async () => {
    const { begun, work, end } = works();
    const owner = {};
    const [a, , c] = ['a', 'b', 'c'].map((name) => inLine(owner, 2, work(name)));
    end('a', new Error('no'));
    await expect(a).rejects.toThrow('no');
    expect(begun).toStrictEqual(['a', 'b', 'c']);
    end('c');
    expect(await c).toBe('c');
  });

  test('is as wide again once it is empty', async () => {
    const { begun, work, end } = works();
    const owner = {};
    const first = ['a', 'b', 'c', 'd'].map((name) => inLine(owner, 2, work(name)));
    for (const name of ['a', 'b', 'c', 'd']) {
      await expect.poll(() => begun).toContain(name);
      end(name);
    }
    await Promise.all(first);
    for (const name of ['e', 'f', 'g']) void inLine(owner, 2, work(name));
    expect(begun.slice(4)).toStrictEqual(['e', 'f']);
  });

  test('keeps nobody waiting who stands in another', () => {
    const { begun, work } = works();
    const owner = {};
    for (const name of ['a', 'b', 'c']) void inLine(owner, 2, work(name));
    void inLine({}, 2, work('d'));
    expect(begun).toStrictEqual(['a', 'b', 'd']);
  });
});

describe('work that several want, by its name', () => {
  const once = (owner: object, name: string, work: (hasWaited: boolean) => Promise<void>) =>
    inLineOnce(owner, { width: 1, name }, work);

  test('is done once for all who asked while it waited', async () => {
    const done: string[] = [];
    const first = Promise.withResolvers<undefined>();
    const owner = {};
    const all = [
      once(owner, 'a', () => first.promise),
      once(owner, 'b', async (hasWaited) => void done.push(`b ${hasWaited}`)),
      once(owner, 'b', async () => void done.push('b again')),
    ];
    first.resolve(undefined);
    await Promise.all(all);
    expect(done).toStrictEqual(['b true']);
  });

  test('is done again for who asks after it has begun', async () => {
    const done: boolean[] = [];
    const owner = {};
    const first = Promise.withResolvers<undefined>();
    const work = async (hasWaited: boolean) => {
      done.push(hasWaited);
      await first.promise;
    };
    const all = [once(owner, 'a', work), once(owner, 'a', work)];
    first.resolve(undefined);
    await Promise.all(all);
    expect(done).toStrictEqual([false, true]);
  });
});
