import { type Fact, isFiring } from '../../core/fact.ts';
import type { Content } from './content.ts';
import type { Scene } from './scene.ts';
import { events, lastDone, promisesRows, readerRole, staffNotes, staffRows, toneOf } from './staff.ts';

/**
 * What happened to a ticket, told to somebody who follows it: the deed as headline, and the words that came with it.
 * @param brief how a promise stands, where one is the news
 */
export function newsNotice(scene: Scene, brief: string): Content {
  const { main, input, terms } = scene;
  const said = main === undefined ? '' : scene.deed(main);
  const isOfLadder = main !== undefined && isFiring(main);
  return {
    subject: scene.headed(isOfLadder ? brief : said),
    headline: said,
    tone: isOfLadder ? toneOf(main) : 'calm',
    paragraphs: scene.ownerLeft ? [terms.ownerHasLeft] : [],
    quote: input.message ?? wordsIn(main),
    rows: [...staffRows(scene, promisesRows(scene)), ...(isOfLadder ? lastDone(scene) : [])],
    events: events(scene),
    buttons: [],
    notes: [terms.because[readerRole(scene)], ...staffNotes(scene)],
  };
}

/** What somebody gave as a reason, where it is too long for the headline. */
function wordsIn(fact: Fact | undefined): string | undefined {
  switch (fact?.type) {
    case 'complained':
    case 'reopened':
    case 'closed':
      return fact.reason;
    case 'rated':
      return fact.comment;
    default:
      return undefined;
  }
}
