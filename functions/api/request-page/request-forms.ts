import { type DeedName, deedsIn } from '../../../shared/app/customer/deed.ts';
import type { Language } from '../../../shared/core/language.ts';
import { LONGEST_COMMENT, LONGEST_LETTER } from '../../../shared/core/limits.ts';
import type { Status, Ticket } from '../../../shared/core/ticket.ts';
import { type Html, html, joined } from '../../../shared/mail/render/html.ts';
import type { RequestWords } from './words.ts';

export type FormContext = {
  readonly words: RequestWords;
  readonly once: string;
  readonly draft: string;
  readonly language: Language;
  /** What they thought of it the last time. */
  readonly rated: Ticket['rating'];
};

/** What can be done to the ticket as it is; each form posts to the page itself. */
export function formsFor(status: Status, context: FormContext): Html {
  const deeds = deedsIn(status);
  return joined(FORMS.flatMap(([deed, form]) => (deeds.includes(deed) ? [form(context)] : [])));
}

/** The page's language stays what it was. */
const begin = ({ language, once }: FormContext): Html =>
  html`<form method="post"><input type="hidden" name="once" value="${once}"><input type="hidden" name="lang" value="${language}">`;

const button = (deed: DeedName, label: string, weight: 'primary' | 'secondary'): Html =>
  html`<button name="do" value="${deed}" class="${weight}">${label}</button>`;

function solved(context: FormContext): Html {
  const { title, yes, no } = context.words.solved;
  return html`<section class="ask"><h2>${title}</h2>${begin(context)}
${button('confirm', yes, 'primary')} ${button('not-solved', no, 'secondary')}</form></section>`;
}

function reply(context: FormContext): Html {
  const { title, button: label } = context.words.reply;
  return html`<section><h2><label for="text">${title}</label></h2>${begin(context)}
<textarea id="text" name="text" rows="5" maxlength="${String(LONGEST_LETTER)}" required>
${context.draft}</textarea>
${button('reply', label, 'primary')}</form></section>`;
}

function rating(context: FormContext): Html {
  const { title, scores, comment, given, button: label } = context.words.rating;
  const { rated } = context;
  const choices = scores.map((score, index) => {
    const isGiven = rated?.score === index + 1;
    return html`<label><input type="radio" name="score" value="${String(index + 1)}" required${isGiven ? html` checked` : ''}> ${score}</label> `;
  });
  return html`<section><h2 id="rating">${title}</h2>${begin(context)}${rated === undefined ? '' : html`<p class="muted">${given(rated.score)}</p>`}
<fieldset aria-labelledby="rating">${joined(choices)}</fieldset>
<label for="comment">${comment}</label><input id="comment" name="text" maxlength="${String(LONGEST_COMMENT)}" value="${rated?.comment ?? ''}">
${button('rate', label, 'primary')}</form></section>`;
}

function complaint(context: FormContext): Html {
  const { title, ask, button: label } = context.words.complaint;
  return html`<details><summary>${title}</summary>${begin(context)}
<label for="reason">${ask}</label><input id="reason" name="text" maxlength="${String(LONGEST_COMMENT)}">
${button('complain', label, 'secondary')}</form></details>`;
}

const FORMS: readonly (readonly [DeedName, (context: FormContext) => Html])[] = [
  ['confirm', solved],
  ['reply', reply],
  ['rate', rating],
  ['complain', complaint],
];
