import { describe, expect, test } from 'vitest';
import { DARK, LIGHT } from '../../shared/mail/render/html-style.ts';

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['by day', LIGHT],
  ['by night', DARK],
] as const)('a notice %s', (_, colours) => {
  test.each([
    ['text', 'card'],
    ['text', 'quote'],
    ['muted', 'card'],
    ['buttonText', 'button'],
  ] as const)('can be read by people who see little: %s on %s', (front, back) => {
    expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(4.5);
  });
});
