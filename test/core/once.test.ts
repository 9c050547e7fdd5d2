import { describe, expect, test } from 'vitest';
import { once } from '../../shared/core/once.ts';

/** Counts how often it is asked, and fails as often as it is told to. */
function maker(failures = 0) {
  let asked = 0;
  const make = () => {
    asked += 1;
    if (asked <= failures) throw new Error('not yet');
    return { asked };
  };
  return { make, asked: () => asked };
}

describe('what is made once', () => {
  test('is not made before somebody asks, and then for all', () => {
    const { make, asked } = maker();
    const get = once(make);
    expect(asked()).toBe(0);
    expect(get()).toBe(get());
    expect(asked()).toBe(1);
  });

  test('is made again when it could not be made', () => {
    const get = once(maker(1).make);
    expect(get).toThrow('not yet');
    expect(get()).toEqual({ asked: 2 });
  });

  test('is made again when its promise was not kept, and not a third time', async () => {
    const { make } = maker(1);
    const get = once(async () => make());
    await expect(get()).rejects.toThrow('not yet');
    expect(await get()).toEqual({ asked: 2 });
    expect(get()).toBe(get());
  });
});
