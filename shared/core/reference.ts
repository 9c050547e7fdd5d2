/** Crockford's base32: no i, l, o, u, so that a reference survives being read out on the telephone. */
export const REFERENCE_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 10 characters are 50 bits: too many to guess, few enough to read out. */
export const ID_LENGTH = 10;

const ID = /^[0-9a-hjkmnp-tv-z]{10}$/;
const REFERENCE_IN_TEXT = /\[#?([0-9a-z]{5})-([0-9a-z]{5})\]/i;

/** A ticket's id and its reference are the same thing in two spellings, so finding one by the other needs no index. */
export function referenceOf(id: string): string {
  return `${id.slice(0, 5)}-${id.slice(5)}`.toUpperCase();
}

/** Reads an id or a reference as people write it: any case, with or without dash or spaces, O for 0, I and L for 1. */
export function idOfReference(text: string): string | undefined {
  const id = text.trim().toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  return ID.test(id) ? id : undefined;
}

/** Finds the reference in a subject line, where it stands in square brackets. */
export function findReference(subject: string): string | undefined {
  const found = REFERENCE_IN_TEXT.exec(subject);
  return found ? idOfReference(`${found[1]}${found[2]}`) : undefined;
}
