import type { Scene } from '../../render/scene.ts';
import type { Standing } from '../../render/standing.ts';

/** How a promise stands, as a headline: how much is left of it, or how late it is or was. An alarm says what raised it. */
export function overdue({ standing, alarm }: Scene): string {
  return standing === undefined ? (alarm ?? 'A promise was missed') : say(standing, standing.amount);
}

/** The same in a few words, for the subject line: `P2 first response 30 min late`. */
export function inBrief(scene: Scene): string {
  const { standing, input, alarm } = scene;
  if (alarm !== undefined) return alarm;
  const said = standing === undefined ? overdue(scene) : brief(standing);
  return `${input.ticket.priority} ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}

function say({ metric, isLate, done }: Standing, amount: string | undefined): string {
  if (done !== undefined) return isLate ? `${metric} came ${amount ?? 'just too'} late` : `${metric} given in time after all`;
  if (isLate) return amount === undefined ? `${metric} overdue` : `${metric} overdue by ${amount}`;
  return amount === undefined ? `${metric} due now` : `${metric} due in ${amount}`;
}

function brief(standing: Standing): string {
  const { metric, isLate, done, shortAmount } = standing;
  return done === undefined && isLate && shortAmount !== undefined ? `${metric} ${shortAmount} late` : say(standing, shortAmount);
}
