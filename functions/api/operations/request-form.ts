import { line, prose } from '../../../shared/api/text.ts';
import { isThanks, namesAround } from '../../../shared/app/thanks/is-thanks.ts';
import type { CommandBody } from '../../../shared/core/command.ts';
import type { Organisation } from '../../../shared/core/organisation.ts';
import type { Customer } from '../../../shared/core/ticket.ts';
import { LONGEST_COMMENT, LONGEST_REPLY } from '../request-page/request-forms.ts';
import type { Deed, Trouble } from '../request-page/words.ts';

/** What a customer sent from the page of their request. */
export type Sent = {
  readonly deed: Deed;
  /** Of the page that it came from. */
  readonly once: string;
  /** Empty where there is none. */
  readonly text: string;
  /** `1` to `5` with a rating, else empty. */
  readonly score: string;
};

const ONCE = /^[\w-]{16}$/;
const DEEDS: readonly Deed[] = ['reply', 'confirm', 'not-solved', 'rate', 'complain'];

export function readForm(form: URLSearchParams): Sent | { readonly trouble: Trouble } {
  const deed = DEEDS.find((one) => one === form.get('do'));
  const once = form.get('once') ?? '';
  if (deed === undefined || !ONCE.test(once)) return { trouble: 'stale' };
  const text = textOf(deed, form.get('text') ?? '');
  if (text === undefined) return { trouble: 'too-long' };
  const score = deed === 'rate' ? (form.get('score') ?? '') : '';
  const trouble = lackOf({ deed, text, score });
  return trouble === undefined ? { deed, once, text, score } : { trouble };
}

function lackOf({ deed, text, score }: Omit<Sent, 'once'>): Trouble | undefined {
  if (deed === 'reply' && text === '') return 'empty';
  return deed === 'rate' && !/^[1-5]$/.test(score) ? 'no-score' : undefined;
}

/** @returns `undefined` for what is too long or no text. */
function textOf(deed: Deed, text: string): string | undefined {
  if (text.trim() === '') return '';
  const checked =
    deed === 'reply' ? prose(LONGEST_REPLY).safeParse(text) : line(LONGEST_COMMENT).safeParse(text.replace(/\s+/g, ' '));
  return checked.success ? checked.data : undefined;
}

type Around = {
  /** Id under which the text of a reply will be stored. */
  readonly message: string;
  readonly customer: Customer;
  readonly organisation: Organisation;
};

export function commandFor({ deed, text, score }: Sent, { message, customer, organisation }: Around): CommandBody {
  switch (deed) {
    case 'reply': {
      const thanks = isThanks(text, namesAround(organisation, customer.name));
      return { type: 'customer-reply', message, from: customer.email, ...(thanks ? { thanks } : {}) };
    }
    case 'confirm':
      return { type: 'confirm' };
    case 'not-solved':
      return { type: 'reopen', because: 'not-solved' };
    case 'rate':
      return { type: 'rate', score: Number(score), ...(text === '' ? {} : { comment: text }) };
    case 'complain':
      return { type: 'complain', ...(text === '' ? {} : { reason: text }) };
  }
}
