import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../shared/core/canonical-json.ts';

describe('canonical JSON', () => {
  test('is the same however keys are ordered, at any depth', () => {
    const one = { a: 1, b: { c: [{ d: 2, e: null }], f: 'x' } };
    const other = { b: { f: 'x', c: [{ e: null, d: 2 }] }, a: 1 };
    expect(canonicalJson(one)).toBe(canonicalJson(other));
    expect(JSON.parse(canonicalJson(one))).toEqual(one);
  });

  test('has its keys in alphabetical order', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 2, c: 3 }] })).toBe('{"a":[{"c":3,"d":2}],"b":1}');
  });

  test('differs where lists are ordered differently, or a value has another type', () => {
    const texts = [[1, 2], [2, 1], ['1', 2], { 0: 1, 1: 2 }, null].map(canonicalJson);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('of nothing is empty', () => {
    expect(canonicalJson(undefined)).toBe('');
  });
});
