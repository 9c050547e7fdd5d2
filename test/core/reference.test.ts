import { describe, expect, test } from 'vitest';
import { findReference, idOfReference, referenceOf } from '../../shared/core/reference.ts';

describe('a reference', () => {
  test('is the id in a spelling that can be read out', () => {
    expect(referenceOf('7k3m9qxw4t')).toBe('7K3M9-QXW4T');
  });

  test.each(['7K3M9-QXW4T', '7k3m9qxw4t', ' 7k3m9 qxw4t ', '7k3m9-qxw4t'])('is read from "%s"', (text) => {
    expect(idOfReference(text)).toBe('7k3m9qxw4t');
  });

  test('forgives the letters that are taken for digits', () => {
    expect(idOfReference('O0I1L-QXW4T')).toBe('00111qxw4t');
  });

  test.each(['', '7k3m9', '7k3m9qxw4tt', '7k3m9-qxu4t', '7k3m9-qxw4!'])('is not read from "%s"', (text) => {
    expect(idOfReference(text)).toBeUndefined();
  });

  test('is found in the subject of an answer', () => {
    expect(findReference('Re：答复: [7K3M9-QXW4T] The printer [urgent]')).toBe('7k3m9qxw4t');
    expect(findReference('Re: The printer 7K3M9-QXW4T')).toBeUndefined();
  });
});
