import { describe, expect, test } from 'vitest';
import { findReferences, ID_LENGTH, idOfReference, REFERENCE_ALPHABET, referenceOf } from '../../shared/core/reference.ts';

describe('a reference', () => {
  test('is the id in a spelling that can be read out', () => {
    expect(referenceOf('7k3m9qxw4t')).toBe('7K3M9-QXW4T');
  });

  test.each(['7K3M9-QXW4T', '7k3m9qxw4t', ' 7k3m9 qxw4t ', '7k3m9-qxw4t'])('is read from "%s"', (text) => {
    expect(idOfReference(text)).toBe('7k3m9qxw4t');
  });

  test('is made of characters that are read as themselves', () => {
    expect(REFERENCE_ALPHABET).toHaveLength(32);
    for (const character of REFERENCE_ALPHABET)
      expect(idOfReference(character.repeat(ID_LENGTH))).toBe(character.repeat(ID_LENGTH));
  });

  test('forgives the letters that are taken for digits', () => {
    expect(idOfReference('O0I1L-QXW4T')).toBe('00111qxw4t');
  });

  test.each(['', '7k3m9', '7k3m9qxw4tt', '7k3m9-qxu4t', '7k3m9-qxw4!'])('is not read from "%s"', (text) => {
    expect(idOfReference(text)).toBeUndefined();
  });

  test('is found in the subject of an answer', () => {
    expect(findReferences('Re：答复: [7K3M9-QXW4T] The printer [urgent]')).toEqual(['7k3m9qxw4t']);
  });

  test('is found where somebody typed it, after the one that a mail program kept', () => {
    expect(findReferences('About 7k3m9-qxw4t, please')).toEqual(['7k3m9qxw4t']);
    expect(findReferences('工单7K3M9-QXW4T')).toEqual(['7k3m9qxw4t']);
    expect(findReferences('Like 00000-00001: [7K3M9-QXW4T]')).toEqual(['7k3m9qxw4t', '0000000001']);
    expect(findReferences('Like 00000-00001: [#7K3M9-QXW4T]')).toEqual(['7k3m9qxw4t', '0000000001']);
  });

  test.each(['', 'Re: The printer', 'X7K3M9-QXW4T', '7K3M9-QXW4TX', '7K3M9-QXW4T-1', '7K3M9-QXU4T'])(
    'is not found in "%s"',
    (text) => {
      expect(findReferences(text)).toEqual([]);
    },
  );

  test('is not looked for without end', () => {
    expect(findReferences(Array.from({ length: 50 }, (_, n) => `00000-000${10 + n}`).join(' '))).toHaveLength(3);
  });
});
