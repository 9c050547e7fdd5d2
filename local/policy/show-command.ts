import { policySet, policyVersionList } from '../../shared/api/schemas/policies.ts';
import type { Language } from '../../shared/core/language.ts';
import { sayMoment, sayZone } from '../../shared/words/times.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { languageOf } from '../terminal/language.ts';
import { tableOf } from '../terminal/table.ts';
import { UsageError } from '../terminal/usage-error.ts';
import type { Command } from './command.ts';

/** The policy versions that there are, newest first; or one of them, whole. */
export const showCommand: Command = async ([version, ...more], options, surroundings) => {
  const language = languageOf(options, surroundings);
  if (more.length > 0) throw new UsageError('Name one version.');
  const ask = connect(options, surroundings);
  if (version !== undefined) {
    const found = await ask({ method: 'GET', path: `/v1/policies/${encodeURIComponent(version)}`, answer: policySet });
    return asJson(options.json ? found : found.policies);
  }
  const list = await ask({ method: 'GET', path: '/v1/policies', query: { limit: '50' }, answer: policyVersionList });
  if (options.json) return asJson(list);
  const terms = TERMS[language];
  const head = [terms.version, '', terms.applied(sayZone(ZONE, language)), terms.by, terms.policies];
  const rows = list.items.map(({ version: number, inForce, appliedAt, by = '', rules }) => [
    `${number}`,
    inForce ? terms.inForce : '',
    appliedAt === undefined ? '' : sayMoment(Math.floor(Date.parse(appliedAt) / 1_000) * 1_000, ZONE, language),
    by,
    rules.join(language === 'en' ? ', ' : '、'),
  ]);
  return asLines([...tableOf([head, ...rows]), ...(list.nextCursor === null ? [] : ['…'])]);
};

/** The terminal's: the list of versions knows no other, and says which one it is. */
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

type Terms = {
  readonly version: string;
  readonly applied: (zone: string) => string;
  readonly by: string;
  readonly policies: string;
  readonly inForce: string;
};

const TERMS: { readonly [L in Language]: Terms } = {
  en: {
    version: 'version',
    applied: (zone) => `applied (${zone})`,
    by: 'by',
    policies: 'policies, first match decides',
    inForce: 'in force',
  },
  'zh-CN': {
    version: '版本',
    applied: (zone) => `生效时间（${zone}）`,
    by: '操作者',
    policies: '策略（第一条符合的生效）',
    inForce: '生效中',
  },
};
