import { LOGO_ID } from '../logo.ts';
import type { Button, Content, Row } from './content.ts';
import type { Frame } from './frame.ts';
import { type Html, href, html, joined, lines } from './html.ts';
import { FONT, LIGHT, STYLE_SHEET, TONES } from './html-style.ts';

/** A notice as one narrow card that reads well on a telephone, by day and by night, with or without style sheets. */
export function htmlLayout(content: Content, frame: Frame): string {
  const { terms, sender, reference } = frame;
  const tone = TONES[content.tone];
  const bar = content.tone === 'calm' ? (frame.colour ?? tone.bar) : tone.bar;
  const dark = `@media (prefers-color-scheme: dark) { .card { border-top-color: ${tone.darkBar} !important; } }`;
  const page = html`<!doctype html>
<html lang="${terms.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${content.headline || content.subject}</title>
<style>${{ html: `${STYLE_SHEET}\n${dark}` }}</style>
</head>
<body style="margin:0;padding:0;background:${LIGHT.page}">
<div style="display:none;max-height:0;overflow:hidden">${preview(content)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="page" align="center" style="padding:24px 12px;background:${LIGHT.page}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px"><tr><td class="card" align="left" style="padding:28px;background:${LIGHT.card};border:1px solid ${LIGHT.line};border-top:4px solid ${bar};border-radius:8px;font-family:${FONT};font-size:16px;line-height:1.5">
${logo(frame)}${headline(content)}${joined(content.paragraphs.map(paragraph))}${quoted(content)}${buttons(content.buttons, frame.colour)}${table(content.rows)}${happened(content)}${more(content, frame.colour)}
<div class="muted" style="margin-top:20px;font-size:13px;color:${LIGHT.muted};overflow-wrap:anywhere">${joined(content.notes.map((note) => html`${note}<br>`))}<bdi>${sender}</bdi> [${reference}]${footer(frame)}</div>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
  return page.html;
}

/** The name stands in the signature too, so a program that shows no pictures leaves nothing out. */
const logo = ({ hasLogo, sender }: Frame): Html =>
  hasLogo
    ? html`<img src="cid:${LOGO_ID}" alt="${sender}" style="display:block;max-width:200px;max-height:64px;margin:0 0 16px;border:0">
`
    : html``;

const footer = ({ footer: text }: Frame): Html => (text === undefined ? html`` : html`<br>${lines(text)}`);

function headline({ headline: text }: Content): Html {
  if (text === '') return html``;
  return html`<h1 class="text" style="margin:0 0 16px;font-size:21px;line-height:1.3;color:${LIGHT.text}"><bdi>${text}</bdi></h1>
`;
}

/** What lists of mails show beside the subject. */
function preview({ paragraphs, quote }: Content): string {
  return (quote ?? paragraphs.join(' ')).slice(0, 140).toWellFormed();
}

function paragraph(text: string): Html {
  return html`<p class="text" style="margin:0 0 16px;color:${LIGHT.text}">${lines(text)}</p>`;
}

function quoted({ caption, quote }: Content): Html {
  if (quote === undefined || quote === '') return html``;
  const above =
    caption === undefined
      ? html``
      : html`<p class="muted" style="margin:0 0 6px;font-size:13px;color:${LIGHT.muted}"><bdi>${caption}</bdi></p>`;
  return html`${above}<div class="quote" dir="auto" style="margin:0 0 20px;padding:14px 16px;background:${LIGHT.quote};border-radius:6px;color:${LIGHT.text};overflow-wrap:anywhere">${lines(quote)}</div>`;
}

function buttons(all: readonly Button[], colour: string = LIGHT.button): Html {
  if (all.length === 0) return html``;
  return html`<div style="margin:4px 0 12px">${joined(all.map((one) => button(one, colour)))}</div>`;
}

function button({ label, url, weight }: Button, colour: string): Html {
  const colours =
    weight === 'primary'
      ? `background:${colour};color:${LIGHT.buttonText};border:1px solid ${colour}`
      : `background:${LIGHT.card};color:${LIGHT.text};border:1px solid ${LIGHT.line}`;
  return html`<a class="button ${weight}" href="${href(url)}" style="display:inline-block;margin:0 10px 10px 0;padding:12px 20px;border-radius:6px;font-weight:600;text-align:center;text-decoration:none;${colours}">${label}</a>`;
}

function table(rows: readonly Row[]): Html {
  if (rows.length === 0) return html``;
  const cell = `padding:8px 0;border-bottom:1px solid ${LIGHT.line};font-size:15px;vertical-align:top`;
  const body = rows.map(
    ({ label, value }) =>
      html`<tr><td class="label" style="${cell};width:120px;padding-right:12px;color:${LIGHT.muted}">${label}</td><td class="value" style="${cell};color:${LIGHT.text};overflow-wrap:anywhere"><bdi>${value}</bdi></td></tr>`,
  );
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 0;border-collapse:collapse">${joined(body)}</table>`;
}

function happened({ events }: Content): Html {
  if (events === undefined) return html``;
  const items = events.lines.map((line) => html`<li style="margin:0 0 4px">${line}</li>`);
  return html`<p class="muted" style="margin:20px 0 6px;font-size:13px;color:${LIGHT.muted}">${events.title}</p><ul class="text" style="margin:0;padding-left:20px;font-size:15px;color:${LIGHT.text}">${joined(items)}</ul>`;
}

function more({ link }: Content, colour: string = LIGHT.button): Html {
  if (link === undefined) return html``;
  return html`<p style="margin:20px 0 0"><a class="link" href="${href(link.url)}" style="color:${colour}">${link.label}</a></p>`;
}
