import { line, prose } from '../../../shared/api/text.ts';
import { DEEDS, type Deed, type DeedName } from '../../../shared/app/customer/deed.ts';
import { LONGEST_COMMENT, LONGEST_LETTER } from '../../../shared/core/limits.ts';
import type { Trouble } from '../request-page/words.ts';

/** What a customer sent from the page of their request. */
export type Sent = {
  readonly deed: Deed;
  /** Of the page that it came from. */
  readonly once: string;
};

const ONCE = /^[\w-]{16}$/;

export function readForm(form: URLSearchParams): Sent | { readonly trouble: Trouble } {
  const name = DEEDS.find((one) => one === form.get('do'));
  const once = form.get('once') ?? '';
  if (name === undefined || !ONCE.test(once)) return { trouble: 'stale' };
  const text = textOf(name, form.get('text') ?? '');
  if (text === undefined) return { trouble: 'too-long' };
  const deed = deedOf(name, text === '' ? undefined : text, form.get('score') ?? '');
  return 'trouble' in deed ? deed : { deed, once };
}

function deedOf(name: DeedName, text: string | undefined, score: string): Deed | { readonly trouble: Trouble } {
  switch (name) {
    case 'reply':
      return text === undefined ? { trouble: 'empty' } : { deed: name, text };
    case 'rate':
      return /^[1-5]$/.test(score) ? { deed: name, score: Number(score), comment: text } : { trouble: 'no-score' };
    case 'confirm':
      return { deed: name };
    case 'not-solved':
    case 'complain':
      return { deed: name, reason: text };
  }
}

/** @returns empty for nothing but blanks, `undefined` for what is too long or no text */
function textOf(name: DeedName, text: string): string | undefined {
  if (text.trim() === '') return '';
  const checked =
    name === 'reply' ? prose(LONGEST_LETTER).safeParse(text) : line(LONGEST_COMMENT).safeParse(text.replace(/\s+/g, ' '));
  return checked.success ? checked.data : undefined;
}
