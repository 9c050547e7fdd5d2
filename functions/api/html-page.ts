import { hash } from 'node:crypto';
import type { Language } from '../../shared/core/language.ts';
import type { HttpReply } from '../../shared/lambda/http.ts';
import { type Html, html } from '../../shared/mail/render/html.ts';

/**
 * A page for people without a key: plain HTML without scripts, pictures or anything from elsewhere, so that it works in every mail
 * program's browser, and so that nothing which somebody wrote can do anything in it. It is in no cache, frame or search engine.
 */
export type HtmlPage = {
  readonly status: number;
  readonly language: Language;
  readonly title: string;
  /** Of the page itself; no other style is taken. */
  readonly style: string;
  readonly body: Html;
};

export function htmlReply({ status, language, title, style, body }: HtmlPage): HttpReply {
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${{ html: style }}</style></head>
<body>${body}</body></html>
`;
  return { status, headers: headersFor(style), content: { kind: 'html', text: page.html } };
}

const headersFor = (style: string): { readonly [name: string]: string } => ({
  'content-security-policy': `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
});
