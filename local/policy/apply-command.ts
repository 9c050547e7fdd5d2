import { appliedConfiguration, configurationDiff, type RolloutBody, rollout } from '../../shared/api/schemas/policies.ts';
import type { Language } from '../../shared/core/language.ts';
import { type Answer, asJson, asLines } from '../terminal/answer.ts';
import { type Ask, connect } from '../terminal/connect.ts';
import { languageOf } from '../terminal/language.ts';
import { UsageError } from '../terminal/usage-error.ts';
import type { Command, Options, Surroundings } from './command.ts';
import { diffLines } from './diff-command.ts';
import { parseOnly } from './parse-only.ts';
import { readFile } from './read-file.ts';

/** Puts a file in force once somebody has seen what it changes; with `--open rebase`, waits until open tickets have followed. */
export const applyCommand: Command = async (args, options, surroundings) => {
  const language = languageOf(options, surroundings);
  const how = readHow(options);
  const read = readFile(args);
  if (!read.ok) return read.answer;
  const ask = connect(options, surroundings);
  const body = { configuration: read.text };
  const consent = options.yes ? {} : await askFirst(ask, body, { language, surroundings });
  if (consent === undefined) return asLines([TERMS[language].left]);
  const applied = await ask({
    method: 'POST',
    path: '/v1/policies/apply',
    body: { ...body, ...how, ...consent },
    answer: appliedConfiguration,
  });
  const done = applied.rollout && (await follow(ask, applied.rollout, { language, surroundings }));
  if (options.json) return asJson({ ...applied, ...(done && { rollout: done }) });
  const changes = options.yes ? [...diffLines(applied, language), ''] : [];
  const open = done ? rolloutLines(done, language) : [TERMS[language].kept];
  return { ...asLines([...changes, TERMS[language].inForce(applied.policyVersion), ...open]), code: codeOf(done) };
};

const codeOf = (done: RolloutBody | undefined): Answer['code'] => (done !== undefined && done.failed > 0 ? 1 : 0);

/** @throws UsageError: what becomes of open tickets is nothing to assume */
function readHow({ open, passed, only }: Options) {
  if (open !== 'keep' && open !== 'rebase')
    throw new UsageError('Say --open keep (open tickets stay as they are) or --open rebase (they follow).');
  if (passed !== undefined && passed !== 'digest' && passed !== 'notify')
    throw new UsageError(`--passed takes digest or notify, not "${passed}".`);
  const selection = parseOnly(only);
  if (open === 'keep' && (passed !== undefined || selection !== undefined))
    throw new UsageError('--only and --passed are for --open rebase.');
  return { open, ...(passed && { passed }), ...(selection && { only: selection }) };
}

type Speech = { readonly language: Language; readonly surroundings: Surroundings };

/** @returns what was agreed to; `undefined` when it was not */
async function askFirst(
  ask: Ask,
  body: object,
  { language, surroundings }: Speech,
): Promise<{ readonly basedOn: number } | undefined> {
  const diff = await ask({ method: 'POST', path: '/v1/policies/diff', body, answer: configurationDiff });
  for (const line of diffLines(diff, language)) surroundings.progress(line);
  const isWanted = await surroundings.confirm(`\n${TERMS[language].question} `);
  return isWanted ? { basedOn: diff.policyVersion } : undefined;
}

const LOOK_AGAIN_MS = 2_000;

async function follow(ask: Ask, begun: RolloutBody, { language, surroundings }: Speech): Promise<RolloutBody> {
  let now = begun;
  let told = '';
  while (now.phase !== 'done') {
    const line = TERMS[language].phases[now.phase](now.rebased);
    if (line !== told) surroundings.progress(line);
    told = line;
    await surroundings.wait(LOOK_AGAIN_MS);
    now = await ask({ method: 'GET', path: `/v1/policies/rollouts/${begun.id}`, answer: rollout });
  }
  return now;
}

function rolloutLines({ id, rebased, failed, failures, told }: RolloutBody, language: Language): readonly string[] {
  const terms = TERMS[language];
  return [terms.moved(id, rebased, told), ...(failed === 0 ? [] : [terms.failed(failed), ...failures.map((one) => `  ${one}`)])];
}

const TERMS = {
  en: {
    question: 'Apply this? [y/N]',
    left: 'Nothing was changed.',
    inForce: (version: number) => `Policy version ${version} is in force for new tickets.`,
    kept: 'Open tickets stay under the policies that they have.',
    phases: {
      moving: (moved: number) => `moving open tickets: ${moved}`,
      'catching-up': (moved: number) =>
        `${moved} moved; waiting a minute for those that are being opened right now (it goes on without you)`,
      telling: (moved: number) => `${moved} moved; telling people of deadlines that have passed`,
    },
    moved: (id: number, moved: number, told: number) =>
      `Rollout ${id}: ${moved} open ${moved === 1 ? 'ticket' : 'tickets'} moved, ${told} ${told === 1 ? 'person' : 'people'} told of passed deadlines.`,
    failed: (failed: number) => `${failed} could not be moved and keep their version:`,
  },
  'zh-CN': {
    question: '确认应用？[y/N]',
    left: '没有做任何更改。',
    inForce: (version: number) => `策略版本 ${version} 已对新工单生效。`,
    kept: '未关闭的工单保持原有策略。',
    phases: {
      moving: (moved: number) => `正在迁移未关闭的工单：${moved} 张`,
      'catching-up': (moved: number) => `已迁移 ${moved} 张；再等一分钟，以便处理刚刚受理的工单（可关闭终端，迁移会继续）`,
      telling: (moved: number) => `已迁移 ${moved} 张；正在发送期限已过的通知`,
    },
    moved: (id: number, moved: number, told: number) => `迁移 ${id}：已迁移 ${moved} 张未关闭的工单，已通知 ${told} 人期限已过。`,
    failed: (failed: number) => `${failed} 张工单无法迁移，保持原有版本：`,
  },
} as const;
