/** Crockford's base32: no i, l, o, u, so that a reference survives being read out on the telephone. */
export const REFERENCE_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 10 characters are 50 bits: too many to guess, few enough to read out. */
export const ID_LENGTH = 10;

const ID = /^[0-9a-hjkmnp-tv-z]{10}$/;
const IN_BRACKETS = /(?<=\[#?)[0-9a-z]{5}-[0-9a-z]{5}(?=\])/gi;
const AS_A_WORD = /(?<![0-9a-z-])[0-9a-z]{5}-[0-9a-z]{5}(?![0-9a-z-])/gi;
/** Each costs whoever looks for its ticket a read. */
const MOST_REFERENCES = 3;

/** A ticket's id and its reference are the same thing in two spellings, so finding one by the other needs no index. */
export function referenceOf(id: string): string {
  return `${id.slice(0, 5)}-${id.slice(5)}`.toUpperCase();
}

/** Reads an id or a reference as people write it: any case, with or without dash or spaces, O for 0, I and L for 1. */
export function idOfReference(text: string): string | undefined {
  const id = text.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  return ID.test(id) ? id : undefined;
}

/** Ids that a subject line may mean: first those in square brackets, as our mails have them, then what somebody typed. */
export function findReferences(subject: string): readonly string[] {
  const words = [IN_BRACKETS, AS_A_WORD].flatMap((pattern) => [...subject.matchAll(pattern)].map(([word]) => word));
  const ids = words.flatMap((word) => idOfReference(word) ?? []);
  return [...new Set(ids)].slice(0, MOST_REFERENCES);
}
