/**
 * What the provider says about one mail comes in any order and more than once. The graver word stands, whenever it comes: a bounce
 * after the delivery undoes it, a delivery after the bounce does not.
 */
import type { Outcome } from '../receipt.ts';

/**
 * A bounce that need not last says less than a delivery, unless the mail itself came back: absence notices are reported as such
 * bounces, and whoever is away has got the mail.
 */
function gravityOf({ type, final, returned }: Outcome): number {
  switch (type) {
    case 'delayed':
      return 0;
    case 'bounced':
      if (final) return 6;
      return returned ? 3 : 1;
    case 'delivered':
      return 2;
    case 'complained':
      return 4;
    case 'rejected':
      return 5;
    // Its address would not have got it either way.
    case 'suppressed':
      return 7;
  }
}

/** @returns `known` itself where the news changes nothing; the same for any order of the same news */
export function outcomeAfter(known: Outcome | undefined, news: Outcome): Outcome {
  if (known === undefined) return news;
  const graver = gravityOf(news) - gravityOf(known);
  // Of two that say the same, the first.
  return graver > 0 || (graver === 0 && comesBefore(news, known)) ? news : known;
}

function comesBefore(one: Outcome, other: Outcome): boolean {
  return one.at === other.at ? (one.detail ?? '') < (other.detail ?? '') : one.at < other.at;
}

/** Whether the addressee was not told, or will not be by this address. Of a suppressed mail that was said when it was not sent. */
export const isUndelivered = ({ type }: Outcome): boolean => type === 'bounced' || type === 'complained' || type === 'rejected';
