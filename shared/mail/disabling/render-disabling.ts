import type { DisablingInput } from '../../app/subscriptions/disabling-input.ts';
import { sayInstant, sayZone } from '../../words/times.ts';
import type { Content } from '../render/content.ts';
import { frameOf } from '../render/frame.ts';
import { htmlLayout } from '../render/html-layout.ts';
import { textLayout } from '../render/text-layout.ts';
import type { RenderedNotice } from '../render-notice.ts';
import { en } from '../words/en.ts';
import { zhCN } from '../words/zh-cn.ts';
import { DISABLING_WORDS } from './disabling-words.ts';

const TERMS = { en, 'zh-CN': zhCN } as const;

/** In the contact's language, as text and HTML of one content. Of the address only the host is named: the rest often carries a key. */
export function renderDisabling(input: DisablingInput): RenderedNotice {
  const { language, timeZone, subscription, disabled } = input;
  const terms = TERMS[language];
  const words = DISABLING_WORDS[language];
  const { host } = new URL(subscription.url);
  const path = `/v1/subscriptions/${subscription.id}`;
  const why = words.because[disabled.because === 'gone' ? 'gone' : 'failing'](host);
  const content: Content = {
    subject: words.headline(host),
    headline: words.headline(host),
    tone: 'warning',
    paragraphs: [
      why,
      words.since(sayInstant(disabled.at, timeZone, language)),
      words.whatToDo(`${path}/enable`, `${path}/deliveries`),
      words.resumed,
    ],
    rows: [],
    buttons: [],
    notes: [terms.zoneNote(sayZone(timeZone, language)), words.noAnswer],
  };
  const frame = frameOf(input, terms, subscription.id);
  return { subject: content.subject, text: textLayout(content, frame), html: htmlLayout(content, frame) };
}
