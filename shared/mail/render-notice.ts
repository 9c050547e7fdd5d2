import type { NoticeInput } from '../app/notices/notice-input.ts';
import { isForCustomer } from '../core/effect.ts';
import type { Language } from '../core/language.ts';
import { englishNotices } from './notices/en/index.ts';
import type { NoticeWriters } from './notices/notice-writers.ts';
import { chineseNotices } from './notices/zh-cn/index.ts';
import { cleanLines, oneLine } from './plain-text.ts';
import type { Content } from './render/content.ts';
import { frameOf } from './render/frame.ts';
import { htmlLayout } from './render/html-layout.ts';
import { makeScene } from './render/scene.ts';
import { textLayout } from './render/text-layout.ts';
import { withOwnTexts } from './templates/own-content.ts';
import { en } from './words/en.ts';
import type { Terms } from './words/terms.ts';
import { zhCN } from './words/zh-cn.ts';

export type RenderedNotice = { readonly subject: string; readonly text: string; readonly html: string };

const LANGUAGE: { readonly [L in Language]: { readonly terms: Terms; readonly write: NoticeWriters } } = {
  en: { terms: en, write: englishNotices },
  'zh-CN': { terms: zhCN, write: chineseNotices },
};

/** A mail tells; the whole text stays with the ticket. */
const QUOTE_MAX = 20_000;

/**
 * Renders one notice in the addressee's language: the subject with the reference in brackets, plain text, and HTML.
 * Both bodies come from one content, so they say the same. Everything from outside is cleaned and escaped.
 */
export function renderNotice(input: NoticeInput): RenderedNotice {
  const { terms, write } = LANGUAGE[input.effect.language];
  const scene = makeScene(input, terms);
  const content = cleaned(withView(withOwnTexts(write[input.effect.notice](scene), scene), input, terms));
  const frame = frameOf(input, terms, scene.reference);
  return {
    subject: `[${scene.reference}] ${content.subject}`,
    text: textLayout(content, frame),
    html: htmlLayout(content, frame),
  };
}

/** Every mail to a customer leads to their request, whatever the operator's own texts say. */
function withView(content: Content, { effect, links }: NoticeInput, { buttons }: Terms): Content {
  if (!isForCustomer(effect.notice) || links?.view === undefined) return content;
  return { ...content, link: { label: buttons.view, url: links.view } };
}

/** Names, subjects and reasons come from outside and end up in headers, rows and lines: none of them may be more than one line. */
function cleaned(content: Content): Content {
  return {
    ...content,
    subject: oneLine(content.subject, 300),
    headline: oneLine(content.headline, 300),
    caption: content.caption === undefined ? undefined : oneLine(content.caption, 300),
    paragraphs: content.paragraphs.map(cleanLines),
    notes: content.notes.map((note) => oneLine(note, 500)),
    quote: content.quote === undefined ? undefined : cleanLines(content.quote).slice(0, QUOTE_MAX).toWellFormed(),
    rows: content.rows.map(({ label, value }) => ({ label, value: oneLine(value, 500) })),
    events: content.events && { ...content.events, lines: content.events.lines.map((line) => oneLine(line, 500)) },
  };
}
