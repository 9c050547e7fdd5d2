import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isThanks } from '../../../shared/app/thanks/is-thanks.ts';

const NAMES = ['Cora Customer', '李雷', 'Ann Agent'];

describe('a text that is nothing but thanks', () => {
  test.each([
    'Thanks!',
    'thank you',
    'Thank you so much :-)',
    'Thanks a lot, Ann!',
    'Many thanks for your help.\n\nBest regards\nCora Customer',
    'Great, thanks 👍🏽',
    'Perfect! It works now. Thank you very much for the quick help!',
    'OK thanks',
    'Thx ^_^',
    'Vielen Dank für Ihre Hilfe!\n\nViele Grüße\nCora',
    'Danke schön',
    'Merci beaucoup !',
    'Bonjour, merci pour votre aide. Cordialement',
    '¡Muchas gracias por su ayuda!',
    '谢谢！',
    '好的，谢谢',
    '收到，非常感谢您的帮助！',
    '问题已解决，谢谢李雷',
    '謝謝您的協助！',
    'ありがとうございます。',
    '迅速なご対応、誠にありがとうございました！',
    '谢谢 thanks',
  ])('%j is taken for it', (text) => {
    expect(isThanks(text, NAMES)).toBe(true);
  });
});

describe('a text that says anything else', () => {
  test.each([
    '',
    '   ',
    'OK',
    '👍',
    'Thanks, but it still fails',
    'Thanks, still broken',
    'Thanks?',
    'No thanks',
    'Not solved. Thanks.',
    'Thanks for nothing',
    'Thanks in advance',
    'Thanks :-(',
    'Thanks 👎',
    'Thank you. When will you send the invoice',
    'Please call me. Thanks!',
    'thanks 2',
    'thankshello',
    'Danke, aber es geht nicht',
    'Danke im Voraus',
    'Merci de me rappeler',
    'Gracias, pero sigue sin funcionar',
    '谢谢，但是还是不行',
    '还是不行，谢谢',
    '解决了吗？谢谢',
    '没解决，谢谢',
    '处理，谢谢',
    '请尽快处理，谢谢！',
    '帮忙处理一下，谢谢',
    '可以处理了，谢谢',
    '謝謝，但還是不行',
    'ありがとうございます。まだ動きません。',
    'ご対応お願いします。ありがとうございます。',
    `Thanks! ${'Thank you very much! '.repeat(10)}`,
  ])('%j is not taken for thanks', (text) => {
    expect(isThanks(text, NAMES)).toBe(false);
  });

  test('is not taken for thanks when one word is added to them', () => {
    const word = fc.constantFrom('but', 'still', 'not', 'error', 'broken', 'aber', 'mais', 'pero', '但是', '不行', 'でも', '42');
    fc.assert(
      fc.property(fc.constantFrom('Thanks!', 'Vielen Dank', '谢谢', 'ありがとう'), word, fc.boolean(), (thanks, more, before) => {
        expect(isThanks(before ? `${more}, ${thanks}` : `${thanks}, ${more}`, NAMES)).toBe(false);
      }),
    );
  });
});

describe('a name beside thanks', () => {
  test('is known only where it belongs to somebody', () => {
    expect(isThanks('Thanks Bob')).toBe(false);
    expect(isThanks('Thanks Bob', ['Bob'])).toBe(true);
  });
});
