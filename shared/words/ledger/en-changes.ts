import { type Instant, LAST_INSTANT } from '../../core/instant.ts';
import type { Change, ChangeOf, Ending, Retargeted } from '../../core/what-if/change.ts';
import type { Speech } from './ledger-words.ts';
import { listed, namedEndings } from './listed.ts';

const ENDINGS: { readonly [E in Ending | 'any-resolution']: string } = {
  answer: 'a public answer',
  solution: 'a proposed solution',
  resolution: 'a resolution with a message',
  'silent-resolution': 'a resolution without a message',
  'any-resolution': 'a resolution',
};

export function changeInEnglish(change: Change, say: Speech): string {
  switch (change.kind) {
    case 'end':
      return `${capitalised(
        listed(
          namedEndings(change.by).map((by) => ENDINGS[by]),
          ', ',
          ' or ',
        ),
      )} would ${AS[change.as]}.`;
    case 'hold':
      return `A hold${reasons(change.reasons)} moves it by the opening time that it takes: ${say.duration(change.openMs)} of hold from ${say.time(change.from)} on would make it ${due(change.dueAt, say)}.`;
    case 'hold-without-effect':
      return change.present ? 'The present hold does not pause it.' : 'No hold pauses it.';
    case 'resumption':
      return resumption(change, say);
    case 'reopening':
      return `It stands still while the ticket is solved. Reopened on ${say.time(change.from)}, it would be ${due(change.dueAt, say)}.`;
    case 'priority':
      return `Priority ${listed(change.to, ', ', ' or ')} ${outcome(change, say)}.`;
    case 'team':
      return `Team ${listed(change.to.map(say.team), ', ', ' or ')} ${outcome(change, say)}.`;
    case 'policy':
      return policy(change, say);
  }
}

const due = (at: Instant, say: Speech) => (at >= LAST_INSTANT ? 'never due' : `due ${say.time(at)}`);
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const AS = { met: 'meet it', 'met-late': 'meet it, late', cancelled: 'cancel it' } as const;

function reasons(wanted: ChangeOf<'hold'>['reasons']): string {
  if (wanted === 'any') return ', for whatever reason,';
  return ` for ${listed(
    wanted.map((reason) => `“${reason}”`),
    ', ',
    ' or ',
  )}, and for no other reason,`;
}

function resumption({ from, planned, dueAt, openMs, laterDueAt }: ChangeOf<'resumption'>, say: Speech): string {
  const first = planned
    ? `The hold ends on ${say.time(from)} and lets it run on, ${due(dueAt, say)}.`
    : `The end of the hold lets it run on: ended on ${say.time(from)}, it would be ${due(dueAt, say)}.`;
  return `${first} Another ${say.duration(openMs)} of hold in opening time would make it ${due(laterDueAt, say)}.`;
}

function outcome(then: Retargeted, say: Speech): string {
  const source = `(rule “${then.rule}”)`;
  switch (then.effect) {
    case 'cancels':
      return `would cancel it: rule “${then.rule}” does not promise it`;
    case 'keeps':
      return `would leave it ${due(then.dueAt, say)} ${source}`;
    case 'breaches':
      return `would make it ${due(then.dueAt, say)}, which is past: it would be breached at once ${source}`;
    case 'clears':
      return `would make it ${due(then.dueAt, say)}, and no longer breached ${source}`;
    case 'moves':
      return `would make it ${due(then.dueAt, say)} ${source}`;
  }
}

function policy({ rebased }: ChangeOf<'policy'>, say: Speech): string {
  const rest = 'A new policy version does not move it, unless the ticket is rebased to that version.';
  return rebased === undefined ? rest : `${rest} A rebase to version ${rebased.version}, in force now, ${outcome(rebased, say)}.`;
}
