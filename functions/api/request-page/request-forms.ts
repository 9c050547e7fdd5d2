import type { Language } from '../../../shared/core/language.ts';
import type { Status } from '../../../shared/core/ticket.ts';
import { ALLOWED_IN } from '../../../shared/core/transitions.ts';
import { type Html, html, joined } from '../../../shared/mail/render/html.ts';
import type { Deed, RequestWords } from './words.ts';

/** In characters. What is longer belongs into a mail. */
export const LONGEST_REPLY = 20_000;
/** As for comments and reasons that come by the API. */
export const LONGEST_COMMENT = 500;

export type FormContext = {
  readonly words: RequestWords;
  readonly once: string;
  readonly draft: string;
  readonly language: Language;
};

/** What can be done to the ticket as it is; each form posts to the page itself. */
export function formsFor(status: Status, context: FormContext): Html {
  const forms = [
    allows('confirm', status) ? solved(context) : undefined,
    allows('customer-reply', status) ? reply(context) : undefined,
    allows('rate', status) ? rating(context) : undefined,
    allows('complain', status) ? complaint(context) : undefined,
  ];
  return joined(forms.flatMap((form) => form ?? []));
}

const allows = (command: 'confirm' | 'customer-reply' | 'rate' | 'complain', status: Status): boolean =>
  ALLOWED_IN[command].includes(status);

/** The page's language stays what it was. */
const begin = ({ language, once }: FormContext): Html =>
  html`<form method="post"><input type="hidden" name="once" value="${once}"><input type="hidden" name="lang" value="${language}">`;

const button = (deed: Deed, label: string, weight: 'primary' | 'secondary'): Html =>
  html`<button name="do" value="${deed}" class="${weight}">${label}</button>`;

function solved(context: FormContext): Html {
  const { title, yes, no } = context.words.solved;
  return html`<section class="ask"><h2>${title}</h2>${begin(context)}
${button('confirm', yes, 'primary')} ${button('not-solved', no, 'secondary')}</form></section>`;
}

function reply(context: FormContext): Html {
  const { title, button: label } = context.words.reply;
  return html`<section><h2><label for="text">${title}</label></h2>${begin(context)}
<textarea id="text" name="text" rows="5" maxlength="${String(LONGEST_REPLY)}" required>
${context.draft}</textarea>
${button('reply', label, 'primary')}</form></section>`;
}

function rating(context: FormContext): Html {
  const { title, scores, comment, button: label } = context.words.rating;
  const choices = scores.map(
    (score, index) => html`<label><input type="radio" name="score" value="${String(index + 1)}" required> ${score}</label> `,
  );
  return html`<section><h2>${title}</h2>${begin(context)}
<fieldset>${joined(choices)}</fieldset>
<label for="comment">${comment}</label><input id="comment" name="text" maxlength="${String(LONGEST_COMMENT)}">
${button('rate', label, 'primary')}</form></section>`;
}

function complaint(context: FormContext): Html {
  const { title, ask, button: label } = context.words.complaint;
  return html`<details><summary>${title}</summary>${begin(context)}
<label for="reason">${ask}</label><input id="reason" name="text" maxlength="${String(LONGEST_COMMENT)}">
${button('complain', label, 'secondary')}</form></details>`;
}
