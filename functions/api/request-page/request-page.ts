import type { Visit } from '../../../shared/app/customer/enter.ts';
import { promisesTo, ratingOf, type Said } from '../../../shared/app/customer/request-view.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { Instant } from '../../../shared/core/instant.ts';
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
  readonly visit: Visit;
  /** Of the link by which they came. */
  readonly token: string;
  /** When it is looked at. */
  readonly now: Instant;
  /** Oldest first. */
  readonly said: readonly Said[];
  /** Older messages than these were left off. */
  readonly isCut: boolean;
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
  const { language, timeZone, status } = page;
  const { ticket } = page.visit.loaded.snapshot;
  const words = WORDS[language];
  const scene: Scene = { ...page, words, time: (at) => sayInstant(at, timeZone, language) };
  const reference = referenceOf(ticket.id);
  const body = html`<main>
<header><p class="muted">${page.organisation} · <a href="?lang=${words.otherLanguage.code}" lang="${words.otherLanguage.code}">${words.otherLanguage.name}</a></p>
<h1 dir="auto">${ticket.subject}</h1>
<p><span class="reference">${reference}</span> <span class="status">${words.status[ticket.status]}</span></p></header>
${news(scene)}${promises(scene)}${conversation(scene)}
<p class="muted">${words.zone(sayZone(timeZone, language))}</p>
${formsFor(ticket.status, { words, once: page.once, draft: page.draft ?? '', language, rated: ratingOf(page.visit.loaded.snapshot) })}
</main>`;
  return htmlReply({ status, language, title: `${words.title} ${reference}`, style: STYLE, body });
}

function news({ news: said }: Scene): Html {
  return said === undefined ? html`` : html`<p class="news ${said.kind}" role="status">${said.text}</p>`;
}

function promises({ visit, now, words, time }: Scene): Html {
  const rows = promisesTo(visit, now).flatMap((clock) => {
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

function conversation(scene: Scene): Html {
  const { said, isCut, words } = scene;
  const all = said.map((one) => message(one, scene));
  return html`<section><h2>${words.conversation}</h2>
${isCut ? html`<p class="muted">${words.older}</p>` : ''}${all.length === 0 ? html`<p class="muted">${words.nothingSaid}</p>` : joined(all)}</section>`;
}

function message(said: Said, { words, time, organisation, token }: Scene): Html {
  const who = { you: words.you, us: said.who ?? organisation, other: said.who ?? words.other }[said.by];
  const { text, attachments = [] } = said.message;
  const files = attachments.map(
    ({ name, size }, index) =>
      html`<li><a href="${fileHref(token, said.message.id, index + 1)}"><bdi>${name}</bdi></a> (${kilobytes(size)})</li>`,
  );
  return html`<article class="${said.by}"><p class="muted"><bdi>${who}</bdi> · <time datetime="${toIso(said.at)}">${time(said.at)}</time></p>
<div dir="auto">${lines(text)}</div>${
    files.length === 0 ? '' : html`<p class="muted">${words.attachments}</p><ul>${joined(files)}</ul>`
  }</article>`;
}

/** From the page, which stands under its token. */
const fileHref = (token: string, messageId: string, n: number): string => `${token}/files/${encodeURIComponent(messageId)}/${n}`;

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000))} kB`;
