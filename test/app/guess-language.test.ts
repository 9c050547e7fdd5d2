import { describe, expect, test } from 'vitest';
import { guessLanguage } from '../../shared/app/guess-language.ts';

describe('the language to answer in', () => {
  test.each(['打印机着火了', 'VPN 连不上，请帮忙', '请问 invoice 在哪里下载'])('is Chinese for "%s"', (text) => {
    expect(guessLanguage(text)).toBe('zh-CN');
  });

  test.each(['The printer is on fire', 'Der Drucker brennt lichterloh'])('is English for "%s"', (text) => {
    expect(guessLanguage(text)).toBe('en');
  });

  test.each(['', '12345', 'CRM login', 'プリンターが燃えています', '프린터에 불이 났어요'])('is not shown by "%s"', (text) => {
    expect(guessLanguage(text)).toBeUndefined();
  });
});
