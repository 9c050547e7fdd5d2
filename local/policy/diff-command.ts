import { configurationDiff } from '../../shared/api/schemas/policies.ts';
import { type ConfigurationDiff, diffConfigurations } from '../../shared/config/diff/diff-configurations.ts';
import type { Difference } from '../../shared/config/diff/difference.ts';
import type { Language } from '../../shared/core/language.ts';
import { asJson, asLines } from '../terminal/answer.ts';
import { connect } from '../terminal/connect.ts';
import { languageOf } from '../terminal/language.ts';
import type { Command } from './command.ts';
import { readFile } from './read-file.ts';

/** In words how a file differs from the configuration in force, or from another file. */
export const diffCommand: Command = async (args, options, surroundings) => {
  const language = languageOf(options, surroundings);
  const read = readFile(args);
  if (!read.ok) return read.answer;
  if (options.against !== undefined) {
    const other = readFile([options.against]);
    if (!other.ok) return other.answer;
    const diff = diffConfigurations(other.draft, read.draft);
    return options.json ? asJson(diff) : asLines([TERMS[language].against(options.against), '', ...diffLines(diff, language)]);
  }
  const ask = connect(options, surroundings);
  const body = { configuration: read.text };
  const diff = await ask({ method: 'POST', path: '/v1/policies/diff', body, answer: configurationDiff });
  if (options.json) return asJson(diff);
  return asLines([TERMS[language].againstVersion(diff.policyVersion), '', ...diffLines(diff, language)]);
};

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

const TERMS = {
  en: {
    against: (file: string) => `Compared with ${file}:`,
    againstVersion: (version: number) => `Compared with policy version ${version}, which is in force:`,
    nothing: 'no difference',
    policies: 'Policies (a new version):',
    settings: 'People, teams, mail, webhooks (for all tickets, at once):',
  },
  'zh-CN': {
    against: (file: string) => `与 ${file} 比较：`,
    againstVersion: (version: number) => `与当前生效的策略版本 ${version} 比较：`,
    nothing: '没有差异',
    policies: '策略（将成为新版本）：',
    settings: '人员、团队、邮件、Webhook（立即对所有工单生效）：',
  },
} as const;

export function diffLines({ policies, settings }: ConfigurationDiff, language: Language): readonly string[] {
  const terms = TERMS[language];
  if (policies.length + settings.length === 0) return [terms.nothing];
  return [...part(terms.policies, policies, language), ...part(terms.settings, settings, language)];
}

const part = (heading: string, differences: readonly Difference[], language: Language): readonly string[] =>
  differences.length === 0 ? [] : [heading, ...differences.map(({ kind, words }) => `  ${SIGNS[kind]} ${words[language]}`)];
