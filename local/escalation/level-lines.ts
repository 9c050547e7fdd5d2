import type { ForeseenLevelBody } from '../../shared/api/schemas/escalations.ts';
import type { Language } from '../../shared/core/language.ts';
import { LADDER_NAMES } from '../../shared/words/names.ts';
import { TERMS } from './terms.ts';

/** `2026-01-05T09:00:00Z`: the same for every reader. */
export const shortIso = (at: string): string => at.replace('.000Z', 'Z');

/** `First response +30m: escalation`. */
export function levelText({ ladder, mark, outcome, repeat, early }: ForeseenLevelBody, language: Language): string {
  const { outcomes, early: whyEarly, again, list } = TERMS[language];
  const how = [outcomes[outcome], ...(repeat === 0 ? [] : [again(repeat)]), ...(early === undefined ? [] : [whyEarly[early]])];
  return `${LADDER_NAMES[language][ladder]} ${mark}${language === 'en' ? ': ' : '：'}${how.join(list)}`;
}

/** `assignee → nobody (nobody is assigned); lead → zhou`, and what the level does besides. */
export function recipientsText({ recipients, actions }: ForeseenLevelBody, language: Language): string {
  const { list, joined } = TERMS[language];
  const told = recipients.map((one) => `${one.recipient} → ${reachedText(one, language)}`);
  return [...told, ...(actions.length === 0 ? [] : [`[${actions.join(list)}]`])].join(joined);
}

function reachedText({ told, missed }: ForeseenLevelBody['recipients'][number], language: Language): string {
  const terms = TERMS[language];
  const names = told.length === 0 ? terms.nobody : told.join(terms.list);
  const why = missed.map(({ who, because }) => terms.missed(who, terms.reasons[because])).join(terms.list);
  if (why === '') return names;
  return language === 'en' ? `${names} (${why})` : `${names}（${why}）`;
}
