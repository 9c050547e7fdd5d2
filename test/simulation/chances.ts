/**
 * Chance by place. Every decision of a run is a number that follows from the seed, what is decided, whose turn it is and how often it
 * has been asked there before, and from nothing else: taking one ticket or one fault out of a run leaves the others as they were,
 * which is what lets a failing run be made small.
 */

/** What is drawn for each of the tickets; 0 is whatever belongs to none. */
export type Stream = {
  /** The next number for that ticket, from 0 up to 1. */
  next(entity: number): number;
  /** How many have been drawn for it. */
  drawn(entity: number): number;
};

export type Chances = { stream(name: string): Stream };

export function createChances(seed: number, entities: number): Chances {
  return {
    stream: (name) => {
      const salt = mix(seed ^ textHash(name));
      const counts = new Uint32Array(entities + 1);
      return {
        next: (entity) => {
          const count = counts[entity] ?? 0;
          counts[entity] = count + 1;
          return mix(Math.imul(mix(salt ^ Math.imul(entity + 1, 0x9e3779b1)), 31) + Math.imul(count, 0x85ebca6b)) / 4_294_967_296;
        },
        drawn: (entity) => counts[entity] ?? 0,
      };
    },
  };
}

/** Spreads a number over all 32 bits (the finalizer of MurmurHash3, public domain). */
function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
