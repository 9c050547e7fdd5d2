import type { Language } from '../../../shared/core/language.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import { html } from '../../../shared/mail/render/html.ts';
import { htmlReply } from '../html-page.ts';
import { LINK_WORDS } from './link-words.ts';
import { STYLE } from './style.ts';
import { WORDS } from './words.ts';

/** The page on which a customer without a link that works asks for one. It knows of no request. */
export type LinkPage = {
  readonly status: number;
  readonly language: Language;
  readonly organisation: string;
  readonly news?: { readonly kind: 'done' | 'trouble'; readonly text: string } | undefined;
  /** What they typed and was not taken. */
  readonly typed?: { readonly reference: string; readonly email: string };
};

export function linkPage({ status, language, organisation, news, typed }: LinkPage): HttpReply {
  const words = LINK_WORDS[language];
  const { otherLanguage } = WORDS[language];
  const body = html`<main>
<header><p class="muted">${organisation} · <a href="?lang=${otherLanguage.code}" lang="${otherLanguage.code}">${otherLanguage.name}</a></p>
<h1>${words.title}</h1></header>
${news === undefined ? '' : html`<p class="news ${news.kind}" role="status">${news.text}</p>`}
<p>${words.intro}</p>
<form method="post"><input type="hidden" name="lang" value="${language}">
<label for="reference">${words.reference}</label>
<input id="reference" name="reference" maxlength="20" required autocapitalize="characters" autocomplete="off" spellcheck="false" value="${typed?.reference ?? ''}">
<label for="email">${words.email}</label>
<input id="email" name="email" type="email" maxlength="254" required autocomplete="email" value="${typed?.email ?? ''}">
<button class="primary">${words.button}</button></form>
</main>`;
  return htmlReply({ status, language, title: words.title, style: STYLE, body });
}
