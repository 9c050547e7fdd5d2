import { type Instant, MINUTE_MS } from '../../shared/core/instant.ts';
import type { Language } from '../../shared/core/language.ts';
import { sayExactly } from '../../shared/words/durations.ts';
import { sayMoment } from '../../shared/words/times.ts';

type Terms = {
  readonly schedule: string;
  readonly onCall: string;
  readonly until: string;
  readonly next: string;
  readonly from: string;
  readonly to: string;
  readonly length: string;
  readonly why: string;
  readonly by: string;
  readonly nobody: string;
  readonly noGaps: (schedule: string) => string;
  readonly unreachable: { readonly [because in 'unknown' | 'no-address']: (person: string) => string };
  readonly override: string;
  readonly instead: (person: string) => string;
  readonly none: string;
  readonly made: string;
  readonly removed: string;
};

export const TERMS: { readonly [L in Language]: Terms } = {
  en: {
    schedule: 'schedule',
    onCall: 'on call',
    until: 'until',
    next: 'next',
    from: 'from',
    to: 'to',
    length: 'length',
    why: 'why',
    by: 'by',
    nobody: 'nobody',
    noGaps: (schedule) => `${schedule}: no gaps`,
    unreachable: {
      unknown: (person) => `${person} has left the organisation`,
      'no-address': (person) => `${person} has no address`,
    },
    override: 'override',
    instead: (person) => `instead of ${person}`,
    none: 'There are no on-call schedules.',
    made: 'Made: ',
    removed: 'Taken back: ',
  },
  'zh-CN': {
    schedule: '值班表',
    onCall: '当前值班',
    until: '至',
    next: '下一班',
    from: '开始',
    to: '结束',
    length: '时长',
    why: '原因',
    by: '依据',
    nobody: '无人',
    noGaps: (schedule) => `${schedule}：无空档`,
    unreachable: { unknown: (person) => `${person} 已离职`, 'no-address': (person) => `${person} 没有邮箱地址` },
    override: '替班',
    instead: (person) => `代替 ${person}`,
    none: '没有值班表。',
    made: '已生效：',
    removed: '已撤销：',
  },
};

type Person = { readonly id: string; readonly name?: string | undefined };

/** `林晓 (lin), 王磊 (wang)`. */
export function sayPeople(who: readonly Person[], language: Language): string {
  const said = who.map(({ id, name }) => (name === undefined ? id : `${name} (${id})`));
  return said.join(language === 'en' ? ', ' : '、') || TERMS[language].nobody;
}

export const sayTime = (iso: string, timeZone: string, language: Language): string =>
  sayMoment(minuteOf(iso), timeZone, language);

export const sayLength = (from: string, to: string, language: Language): string =>
  sayExactly(minuteOf(to) - minuteOf(from), language);

/** Only a stretch that begins now begins within a minute. */
const minuteOf = (iso: string): Instant => Math.floor(Date.parse(iso) / MINUTE_MS) * MINUTE_MS;
