import { isFiring, wordsIn } from '../../core/fact.ts';
import type { Content } from './content.ts';
import type { Scene } from './scene.ts';
import { events, lastDone, promisesRows, readerRole, staffNotes, staffRows, toneOf, unwatchButton } from './staff.ts';

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
    quote: input.message ?? input.facts.map(wordsIn).findLast((words) => words !== undefined),
    rows: [...staffRows(scene, promisesRows(scene)), ...(isOfLadder ? lastDone(scene) : [])],
    events: events(scene),
    buttons: unwatchButton(scene),
    notes: [terms.because[readerRole(scene)], ...staffNotes(scene)],
  };
}
