import { exec, type JsonValue } from 'jsonpath-rfc9535';
import type { Paths } from './webhook-source.ts';

/**
 * Finds values in a foreign body: by dotted paths (`alert.labels.team`, `items.0.id`), or by JSONPath (RFC 9535) where a path begins with
 * `$`. Own properties only: no path leads out of the body.
 */
export type Found = { /** Where it stands, dotted. */ readonly path: string; readonly value: unknown };

/** The first of the paths that leads to something. Where JSONPath finds several things, the first. */
export function find(body: object, paths: Paths): Found | undefined {
  for (const path of paths) {
    const found = valuesAt(body, path).find(({ value }) => !isNothing(value));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All that a path leads to. @param path has passed `parseJsonPath` */
export function valuesAt(body: object, path: string): readonly Found[] {
  return path.startsWith('$') ? query(body, path) : [dotted(body, path)].filter(({ value }) => value !== undefined);
}

function query(body: object, path: string): readonly Found[] {
  const found: Found[] = [];
  // What was parsed from JSON is JSON.
  exec(body as JsonValue, path, (value, place) => void found.push({ path: place.map(String).join('.'), value }));
  return found;
}

function dotted(body: object, path: string): Found {
  const value = path.split('.').reduce<unknown>((place, name) => {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return undefined;
    return (place as { readonly [name: string]: unknown })[name];
  }, body);
  return { path, value };
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
