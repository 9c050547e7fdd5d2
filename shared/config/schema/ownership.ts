import { NEWS_CHOICES } from '../../core/organisation.ts';
import { parseElapsed } from '../text/duration.ts';
import { leaf, section, word } from './shapes.ts';

/** How long an offered ticket may wait for an answer, and what owners and watchers hear of. */
export const ownership = section({
  'accept-within': leaf(parseElapsed, {
    examples: ['1h'],
    description: 'Time on the wall clock to accept a handover; 1h when left out.',
  }).optional(),
  news: word(NEWS_CHOICES, 'What owners and watchers are mailed of; all when left out.').optional(),
}).optional();
