import type { BounceReason } from '../../../app/mail/bounce.ts';

/** Sentences of mail systems, as data: one a line, in lower case; `*` stands for whatever may come between two pieces. */
export type Phrases = readonly (readonly string[])[];

export function phrases(list: string): Phrases {
  const lines = list.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => line.split('*').map((piece) => piece.replace(/^ /, '')));
}

/** Whether a text in lower case has one of them. Linear in the text for each phrase. */
export function says(text: string, list: Phrases): boolean {
  return list.some((pieces) => hasInOrder(text, pieces));
}

function hasInOrder(text: string, pieces: readonly string[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** What each reason sounds like in one system's words. */
export type SaidBy = { readonly [R in BounceReason]?: Phrases };

export function reasonSaid(words: SaidBy, text: string): BounceReason | undefined {
  const all = Object.entries(words) as readonly (readonly [BounceReason, Phrases])[];
  return all.find(([, list]) => says(text, list))?.[0];
}
