import type { DigestInput } from '../../app/policies/digest-input.ts';
import { findPerson } from '../../core/organisation.ts';
import { referenceOf } from '../../core/reference.ts';
import type { Clock } from '../../core/sla/clock.ts';
import { sayInstant, sayZone } from '../../words/times.ts';
import { oneLine } from '../plain-text.ts';
import type { Content } from '../render/content.ts';
import { frameOf } from '../render/frame.ts';
import { htmlLayout } from '../render/html-layout.ts';
import { textLayout } from '../render/text-layout.ts';
import type { RenderedNotice } from '../render-notice.ts';
import { en } from '../words/en.ts';
import { zhCN } from '../words/zh-cn.ts';
import { DIGEST_WORDS } from './digest-words.ts';

const TERMS = { en, 'zh-CN': zhCN } as const;
const SUBJECT_MAX = 120;

/** The digest of a rollout in the addressee's language, as text and HTML of one content. */
export function renderDigest(input: DigestInput): RenderedNotice {
  const terms = TERMS[input.language];
  const words = DIGEST_WORDS[input.language];
  const content: Content = {
    subject: words.headline(input.tickets),
    headline: words.headline(input.tickets),
    tone: 'warning',
    paragraphs: [words.explanation(input.policyVersion), words.outlook],
    rows: [],
    events: {
      title: words.listTitle(input.lines.length, input.tickets),
      lines: input.lines.map((line) => lineOf(line, input)),
    },
    buttons: [],
    notes: [terms.zoneNote(sayZone(input.timeZone, input.language)), words.noAnswer],
  };
  const frame = frameOf(input, terms, `v${input.policyVersion}`);
  return { subject: content.subject, text: textLayout(content, frame), html: htmlLayout(content, frame) };
}

function lineOf({ ticket, clocks }: DigestInput['lines'][number], input: DigestInput): string {
  const terms = TERMS[input.language];
  const words = DIGEST_WORDS[input.language];
  const person =
    ticket.assignee === undefined ? undefined : (findPerson(input.organisation, ticket.assignee)?.name ?? ticket.assignee);
  return words.line({
    reference: referenceOf(ticket.id),
    subject: oneLine(ticket.subject, SUBJECT_MAX),
    promises: clocks.map((clock) => sayPromise(clock, input)).join(terms.listSeparator) || words.kept,
    responsible: oneLine(person ?? terms.nobodyYet, 80),
  });
}

function sayPromise({ metric, state, dueAt }: Clock, { language, timeZone }: DigestInput): string {
  const name = TERMS[language].metrics[metric];
  const due = sayInstant(dueAt, timeZone, language);
  return state === 'breached' ? DIGEST_WORDS[language].overdue(name, due) : DIGEST_WORDS[language].nearlyDue(name, due);
}
