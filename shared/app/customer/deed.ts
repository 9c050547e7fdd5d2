/** What a customer can do about their own request, and when. */
import type { CommandBody } from '../../core/command.ts';
import { defined } from '../../core/defined.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Customer, Status } from '../../core/ticket.ts';
import { ALLOWED_IN } from '../../core/transitions.ts';
import { isThanks, namesAround } from '../thanks/is-thanks.ts';

export const DEEDS = ['reply', 'confirm', 'not-solved', 'rate', 'complain'] as const;
export type DeedName = (typeof DEEDS)[number];

export type Deed =
  | { readonly deed: 'reply'; readonly text: string }
  | { readonly deed: 'confirm' }
  | { readonly deed: 'not-solved'; readonly reason?: string | undefined }
  | { readonly deed: 'rate'; readonly score: number; readonly comment?: string | undefined }
  | { readonly deed: 'complain'; readonly reason?: string | undefined };

const COMMANDS = {
  reply: 'customer-reply',
  confirm: 'confirm',
  'not-solved': 'reopen',
  rate: 'rate',
  complain: 'complain',
} as const satisfies { readonly [D in DeedName]: keyof typeof ALLOWED_IN };

/** What is possible while the ticket is as it is. */
export const deedsIn = (status: Status): readonly DeedName[] =>
  DEEDS.filter((deed) => ALLOWED_IN[COMMANDS[deed]].includes(status));

type Around = {
  /** Id under which the text of a reply will be stored. */
  readonly message: string;
  readonly customer: Customer;
  readonly organisation: Organisation;
};

export function commandFor(asked: Deed, { message, customer, organisation }: Around): CommandBody {
  switch (asked.deed) {
    case 'reply': {
      const thanks = isThanks(asked.text, namesAround(organisation, customer.name));
      return { type: 'customer-reply', message, from: customer.email, ...(thanks ? { thanks } : {}) };
    }
    case 'confirm':
      return { type: 'confirm' };
    case 'not-solved':
      return { type: 'reopen', because: 'not-solved', ...defined({ reason: asked.reason }) };
    case 'rate':
      return { type: 'rate', score: asked.score, ...defined({ comment: asked.comment }) };
    case 'complain':
      return { type: 'complain', ...defined({ reason: asked.reason }) };
  }
}
