import { type ForeseenLevelBody, reach, ticketEscalation } from '../../shared/api/schemas/escalations.ts';
import type { Language } from '../../shared/core/language.ts';
import { LADDER_NAMES } from '../../shared/words/names.ts';
import type { EscalationOptions, Machine } from '../escalation.ts';
import { type Answer, asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { languageOf } from '../terminal/language.ts';
import { tableOf } from '../terminal/table.ts';
import { levelText, recipientsText, shortIso } from './level-lines.ts';
import { supposedBy } from './supposed.ts';
import { TERMS } from './terms.ts';

/** Whom each level would reach: of a ticket that there is, or of a new one. */
export async function reachCommand(options: EscalationOptions, machine: Machine): Promise<Answer> {
  const language = languageOf(options, machine);
  const terms = TERMS[language];
  const ask = connect(options, machine);
  const { ticket, at, json } = options;
  if (ticket !== undefined) {
    const path = `/v1/tickets/${encodeURIComponent(ticket)}/escalation`;
    const found = await ask({ method: 'GET', path, answer: ticketEscalation });
    if (json) return asJson(found);
    const acknowledged = found.acknowledged.map((one) =>
      terms.acknowledged(LADDER_NAMES[language][one.ladder], shortIso(one.at)),
    );
    return asLines([
      terms.ofTicket(found.reference, shortIso(found.at)),
      ...acknowledged,
      '',
      ...levelRows(found.ahead, language),
    ]);
  }
  const body = { ...supposedBy(options), ...(at !== undefined && { at }) };
  const found = await ask({ method: 'POST', path: '/v1/escalations/reach', body, answer: reach });
  if (json) return asJson(found);
  const { rule = '–', team = '–', policyVersion } = found;
  return asLines([terms.ofNew(rule, team, terms.version(policyVersion)), '', ...levelRows(found.ahead, language)]);
}

function levelRows(levels: readonly ForeseenLevelBody[], language: Language): readonly string[] {
  const { heads, verdicts, none } = TERMS[language];
  if (levels.length === 0) return [none];
  const rows = levels.map((level) => [
    shortIso(level.at),
    levelText(level, language),
    verdicts[level.verdict],
    recipientsText(level, language),
  ]);
  return tableOf([['UTC', heads.level, heads.verdict, heads.recipients], ...rows]);
}
