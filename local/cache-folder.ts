import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where things are kept that can be made again: it goes with the dependencies that they were made from. */
export const CACHE = fileURLToPath(new URL('../node_modules/.cache/pledge', import.meta.url));
