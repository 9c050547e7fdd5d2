import type { ActionGrant } from '../../../shared/app/notices/action-token.ts';
import type { Configuration } from '../../../shared/app/ports.ts';
import type { Outcome } from '../../../shared/app/run-command.ts';
import { type Acknowledgement, acknowledgementOf } from '../../../shared/core/acknowledgement.ts';
import { acknowledgerOf } from '../../../shared/core/charge.ts';
import type { LadderName } from '../../../shared/core/escalation/trigger.ts';
import type { Language } from '../../../shared/core/language.ts';
import { findPerson } from '../../../shared/core/organisation.ts';
import { climbersOf } from '../../../shared/core/replay.ts';
import { isLive } from '../../../shared/core/sla/tracks.ts';
import { ladderKey } from '../../../shared/core/ticket.ts';
import { LADDER_NAMES } from '../../../shared/words/names.ts';
import { sayInstant, sayZone } from '../../../shared/words/times.ts';
import type { Words } from '../action-page.ts';

type Done = Extract<Outcome, { readonly ok: true }>;
type Known = Pick<Configuration, 'organisation' | 'mail'>;
type Standing = Acknowledgement & { readonly metric: LadderName };

/** What an acknowledgement by link has come to: which ladders it stopped and until when, and who is awaited on others. */
export function acknowledgedText(outcome: Done, grant: ActionGrant, known: Known): Words {
  const standing = standingOf(outcome, grant);
  const say = (language: Language) => TEXTS[language](worded(standing, language, { ...known, grant }));
  return { en: say('en'), zh: say('zh-CN') };
}

function standingOf({ snapshot, policySet }: Done, { clocks, metric }: ActionGrant): readonly Standing[] {
  return climbersOf(snapshot)
    .filter((one) => isLive(one) && (metric ?? one.metric) === one.metric && (clocks?.includes(ladderKey(one)) ?? true))
    .flatMap((one) => {
      const acknowledgement = acknowledgementOf(snapshot.ticket, one, policySet);
      return acknowledgement === undefined ? [] : [{ ...acknowledgement, metric: one.metric }];
    });
}

type Worded = {
  readonly stopped: readonly string[];
  readonly until: { readonly at: string; readonly zone: string } | undefined;
  readonly goingOn: readonly string[];
  readonly awaiting: readonly string[];
};

function worded(
  standing: readonly Standing[],
  language: Language,
  { organisation, mail, grant }: Known & { grant: ActionGrant },
): Worded {
  const stopped = standing.filter(({ stoppedAt }) => stoppedAt !== undefined);
  const goingOn = standing.filter(({ stoppedAt }) => stoppedAt === undefined);
  const untils = stopped.flatMap(({ until }) => until ?? []);
  const zone = findPerson(organisation, acknowledgerOf(grant.by))?.timeZone ?? mail.timeZone;
  const name = ({ metric }: Standing) => LADDER_NAMES[language][metric];
  return {
    stopped: [...new Set(stopped.map(name))],
    until:
      untils.length === 0 ? undefined : { at: sayInstant(Math.min(...untils), zone, language), zone: sayZone(zone, language) },
    goingOn: [...new Set(goingOn.map(name))],
    awaiting: [...new Set(goingOn.flatMap(({ awaiting }) => awaiting))].map((id) => findPerson(organisation, id)?.name ?? id),
  };
}

const TEXTS: { readonly [L in Language]: (said: Worded) => string } = {
  en: ({ stopped, until, goingOn, awaiting }) =>
    [
      'Acknowledged.',
      ...(stopped.length === 0 ? [] : [`No further escalation: ${stopped.join(', ')}. The clocks go on.`]),
      ...(until === undefined ? [] : [`This holds until ${until.at} (${until.zone}); acknowledge again if it takes longer.`]),
      ...(awaiting.length === 0
        ? []
        : [`Still awaited (${goingOn.join(', ')}): ${awaiting.join(', ')}. Until then the escalation goes on.`]),
    ].join(' '),
  'zh-CN': ({ stopped, until, goingOn, awaiting }) =>
    [
      '已确认收到。',
      ...(stopped.length === 0 ? [] : [`不再继续升级：${stopped.join('、')}；计时不会停止。`]),
      ...(until === undefined ? [] : [`有效至 ${until.at}（${until.zone}）；如需更长时间，请再次确认。`]),
      ...(awaiting.length === 0 ? [] : [`（${goingOn.join('、')}）仍待确认：${awaiting.join('、')}；在此之前升级将继续。`]),
    ].join(''),
};
