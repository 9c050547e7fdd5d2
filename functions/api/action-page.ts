import type { HttpReply } from '../../shared/lambda/http.ts';
import { type Html, html } from '../../shared/mail/render/html.ts';
import { htmlReply } from './html-page.ts';

/**
 * The pages behind the links in mails that act, in both languages. They name the ticket by its reference and say nothing else of it.
 */
export type Words = { readonly en: string; readonly zh: string };

export type Page = {
  readonly status: number;
  readonly title: Words;
  readonly text: Words;
  readonly reference?: string;
  /** One button that sends the same address back as a POST, `does` as its field `do`. */
  readonly button?: Words & { readonly does?: string };
  /** By a reference to the page's own address. */
  readonly link?: Words & { readonly href: string };
};

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1d2430}
main{max-width:30rem;margin:12vh auto 0;padding:2rem;background:#fff;border-radius:8px}
h1{font-size:1.25rem;margin:0 0 .25rem}p{margin:.5rem 0}.reference{font:600 1.1rem ui-monospace,monospace}
button{margin-top:1rem;padding:.75rem 1.25rem;border:0;border-radius:6px;background:#0b5cad;color:#fff;font:inherit;font-weight:600;cursor:pointer}
a{color:#0b5cad}@media (prefers-color-scheme:dark){body{background:#12161c;color:#e6e9ee}main{background:#1c222b}a{color:#7aa7ff}}`;

export function pageReply({ status, title, text, reference, button, link }: Page): HttpReply {
  const body = html`<main>
<h1>${title.en}</h1><h1 lang="zh-CN">${title.zh}</h1>
${reference === undefined ? '' : html`<p class="reference">${reference}</p>`}
<p>${text.en}</p><p lang="zh-CN">${text.zh}</p>
${button === undefined ? '' : html`<form method="post">${buttonOf(button)}</form>`}
${link === undefined ? '' : html`<p><a href="${link.href}">${link.en} <span lang="zh-CN">${link.zh}</span></a></p>`}
</main>`;
  return htmlReply({ status, language: 'en', title: reference ?? title.en, style: STYLE, body });
}

function buttonOf({ en, zh, does }: NonNullable<Page['button']>): Html {
  const label = html`${en} <span lang="zh-CN">${zh}</span>`;
  return does === undefined ? html`<button>${label}</button>` : html`<button name="do" value="${does}">${label}</button>`;
}

/** For a link that was not signed here, or that means nobody any more. */
export const FORGED_LINK: Page = {
  status: 403,
  title: { en: 'This link does not work', zh: '链接无效' },
  text: {
    en: 'It is incomplete or was changed. Please open it from the mail again.',
    zh: '链接不完整或已被更改，请从邮件中重新打开。',
  },
};
