import type { RequestView, Said } from '../../../shared/app/customer/request-view.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { Language } from '../../../shared/core/language.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import type { Clock } from '../../../shared/core/sla/clock.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import { type Html, html, joined, lines } from '../../../shared/mail/render/html.ts';
import { sayInstant, sayZone } from '../../../shared/words/times.ts';
import { htmlReply } from '../html-page.ts';
import { formsFor } from './request-forms.ts';
import { STYLE } from './style.ts';
import { type RequestWords, WORDS } from './words.ts';

/** The customer's own page of their request: where it is, what was promised and said, and what they can do about it. */
export type RequestPage = {
  readonly status: number;
  readonly view: RequestView;
  readonly language: Language;
  /** IANA. */
  readonly timeZone: string;
  readonly organisation: string;
  /** Makes what the forms send recognisable, should it come twice. */
  readonly once: string;
  /** What became of what the customer sent. */
  readonly news?: { readonly kind: 'done' | 'trouble'; readonly text: string } | undefined;
  /** What they wrote and was not taken, so that it is not lost. */
  readonly draft?: string | undefined;
};

type Scene = RequestPage & { readonly words: RequestWords; readonly time: (at: number) => string };

export function requestPage(page: RequestPage): HttpReply {
  const { view, language, timeZone, status } = page;
  const words = WORDS[language];
  const scene: Scene = { ...page, words, time: (at) => sayInstant(at, timeZone, language) };
  const reference = referenceOf(view.ticket.id);
  const body = html`<main>
<header><p class="muted">${page.organisation} · <a href="?lang=${words.otherLanguage.code}" lang="${words.otherLanguage.code}">${words.otherLanguage.name}</a></p>
<h1 dir="auto">${view.ticket.subject}</h1>
<p><span class="reference">${reference}</span> <span class="status">${words.status[view.ticket.status]}</span></p></header>
${news(scene)}${promises(scene)}${conversation(scene)}
<p class="muted">${words.zone(sayZone(timeZone, language))}</p>
${formsFor(view.ticket.status, { words, once: page.once, draft: page.draft ?? '', language })}
</main>`;
  return htmlReply({ status, language, title: `${words.title} ${reference}`, style: STYLE, body });
}

function news({ news: said }: Scene): Html {
  return said === undefined ? html`` : html`<p class="news ${said.kind}" role="status">${said.text}</p>`;
}

function promises({ view, words, time }: Scene): Html {
  const rows = view.clocks.flatMap((clock) => {
    if (clock.metric === 'next-response' || clock.state === 'cancelled') return [];
    return [html`<dt>${words.metrics[clock.metric]}</dt><dd>${standing(clock, words, time)}</dd>`];
  });
  return rows.length === 0 ? html`` : html`<section><h2>${words.promises}</h2><dl>${joined(rows)}</dl></section>`;
}

function standing(clock: Clock, words: RequestWords, time: Scene['time']): string {
  if (clock.metAt !== undefined) return words.kept(time(clock.metAt));
  if (clock.state === 'breached') return words.late(time(clock.dueAt));
  return clock.state === 'paused' ? words.paused : words.by(time(clock.dueAt));
}

function conversation({ view: { said, isCut }, words, time, organisation }: Scene): Html {
  const all = said.map((one) => message(one, words, { time, organisation }));
  return html`<section><h2>${words.conversation}</h2>
${isCut ? html`<p class="muted">${words.older}</p>` : ''}${all.length === 0 ? html`<p class="muted">${words.nothingSaid}</p>` : joined(all)}</section>`;
}

function message(said: Said, words: RequestWords, { time, organisation }: Pick<Scene, 'time' | 'organisation'>): Html {
  const who = { you: words.you, us: said.who ?? organisation, other: said.who ?? words.other }[said.by];
  const files = said.attachments.map(({ name, size }) => html`<li><bdi>${name}</bdi> (${kilobytes(size)})</li>`);
  return html`<article class="${said.by}"><p class="muted"><bdi>${who}</bdi> · <time datetime="${toIso(said.at)}">${time(said.at)}</time></p>
<div dir="auto">${lines(said.text)}</div>${
    files.length === 0 ? '' : html`<p class="muted">${words.attachments}</p><ul>${joined(files)}</ul>`
  }</article>`;
}

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000))} kB`;
