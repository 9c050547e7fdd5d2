import { policySet, policyVersionList } from '../../shared/api/schemas/policies.ts';
import type { Language } from '../../shared/core/language.ts';
import { sayMoment } from '../../shared/words/times.ts';
import { tableOf } from '../explain/table.ts';
import { asJson, asLines, type Command, connect } from './command.ts';
import { languageOf } from './language.ts';
import { UsageError } from './usage-error.ts';

/** The policy versions that there are, newest first; or one of them, whole. */
export const showCommand: Command = async ([version, ...more], options, surroundings) => {
  const language = languageOf(options, surroundings);
  if (more.length > 0) throw new UsageError('Name one version.');
  const ask = connect(options, surroundings);
  if (version !== undefined) {
    const found = await ask({ method: 'GET', path: `/v1/policies/${encodeURIComponent(version)}`, answer: policySet });
    return asJson(options.json ? found : found.policies);
  }
  const list = await ask({ method: 'GET', path: '/v1/policies?limit=50', answer: policyVersionList });
  if (options.json) return asJson(list);
  const terms = TERMS[language];
  const rows = list.items.map(({ version: number, inForce, appliedAt, by = '', rules }) => [
    `${number}`,
    inForce ? terms.inForce : '',
    appliedAt === undefined ? '' : sayMoment(Math.floor(Date.parse(appliedAt) / 1_000) * 1_000, ZONE, language),
    by,
    rules.join(language === 'en' ? ', ' : '、'),
  ]);
  return asLines([...tableOf([terms.head, ...rows]), ...(list.nextCursor === null ? [] : ['…'])]);
};

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

type Terms = { readonly head: readonly string[]; readonly inForce: string };

const TERMS: { readonly [L in Language]: Terms } = {
  en: { head: ['version', '', 'applied', 'by', 'policies, first match decides'], inForce: 'in force' },
  'zh-CN': { head: ['版本', '', '生效时间', '操作者', '策略（按顺序匹配）'], inForce: '生效中' },
};
