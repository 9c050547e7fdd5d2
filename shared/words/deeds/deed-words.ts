import type { Fact, FactOf, FactType } from '../../core/fact.ts';
import type { Instant } from '../../core/instant.ts';

/** How the reader says things that deeds are told with. */
export type DeedSpeech = {
  /** Who did it; time acts by rules. */
  readonly who: string;
  readonly time: (at: Instant) => string;
  /** A person, a plain address or a webhook, as a fact names it. */
  readonly person: (name: string) => string;
  readonly team: (id: string) => string;
};

/** What a language says of each kind of fact: one clause without a full stop. A kind without words does not compile. */
export type DeedWords = { readonly [T in FactType]: (fact: FactOf<T>, say: DeedSpeech) => string };

/** Whether the customer did it; else somebody did it for them. */
export const isByCustomer = ({ by }: Fact): boolean => by.startsWith('requester:');

export function sayDeed(words: DeedWords, fact: Fact, say: DeedSpeech): string {
  return (words[fact.type] as (fact: Fact, say: DeedSpeech) => string)(fact, say);
}
