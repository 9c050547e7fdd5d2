import type { ForeseenLevelBody } from '../api/schemas/escalations.ts';
import { toIso } from '../app/iso.ts';
import { recipient } from '../config/diff/values.ts';
import { formatMark } from '../config/text/mark.ts';
import { defined } from '../core/defined.ts';
import type { LevelAction } from '../core/escalation/ladder.ts';
import type { ForeseenLevel } from '../core/what-if/foreseen-levels.ts';

/** A level that is foreseen, as clients see it: what the policy says in the words of the configuration file. */
export function presentLevel({ fact, level, reach }: ForeseenLevel): ForeseenLevelBody {
  return {
    at: toIso(fact.at),
    ladder: fact.metric,
    cycle: fact.cycle,
    level: level.id,
    repeat: 'repeat' in fact ? fact.repeat : 0,
    outcome: fact.type,
    mark: formatMark(level.mark, level.metric),
    ...defined({ early: 'early' in fact ? fact.early : undefined }),
    verdict: reach.verdict,
    recipients: reach.recipients.map((one) => ({
      recipient: recipient(one.recipient),
      told: [...one.told],
      missed: one.missed.map((reason) => ({ ...reason })),
    })),
    actions: (level.actions ?? []).map(actionText),
  };
}

const actionText = (action: LevelAction): string =>
  `${action.kind}: ${action.kind === 'raise-priority' ? action.to : recipient(action.to)}`;
