import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { events } from '../../events/events.ts';

const FOLDER = new URL('../../events/samples/', import.meta.url);
const read = (type: string): Sample => JSON.parse(readFileSync(new URL(`${type}.json`, FOLDER), 'utf8'));
type Sample = { readonly source: string; readonly 'detail-type': string; readonly detail: object };

describe('the samples of events', () => {
  test('are one for each type, no more and no less', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      Object.keys(events)
        .map((type) => `${type}.json`)
        .sort(),
    );
  });

  test.each(Object.entries(events))('%s is as the bus delivers it, field by field', (type, schema) => {
    const sample = read(type);
    expect(sample).toMatchObject({ source: 'pledge', 'detail-type': type });
    expect(schema.strict().parse(sample.detail)).toEqual(sample.detail);
  });

  test.each(Object.entries(events))('%s can gain a field without breaking its readers', (type, schema) => {
    const { detail } = read(type);
    expect(schema.parse({ ...detail, fieldOfTheFuture: 1 })).toEqual(detail);
  });
});
