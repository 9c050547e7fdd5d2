import { beforeAll, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../fuzz/operations.ts';
import { errorsOf } from '../fuzz/schema.ts';
import { document } from './contract.ts';
import { type Answer, createWorld } from './world.ts';

let page: Answer;
beforeAll(async () => {
  page = await (await createWorld()).get('/docs', { key: null });
});

const all = (pattern: RegExp): readonly string[] => [...page.text.matchAll(pattern)].map(([, found = '']) => found);
const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const sectionOf = (id: string): string => page.text.split(`<section id="${id}">`)[1]?.split('</section>')[0] ?? '';
const wordsOf = (id: string): string => plain(sectionOf(id).replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ');
const callOf = (id: string): string => plain(sectionOf(id).split('<pre>')[1]?.split('</pre>')[0] ?? '');
const bodyOf = (call: string): unknown => JSON.parse(call.split(" -d '")[1]?.slice(0, -1).replaceAll("'\\''", "'") ?? '');

describe('the page that describes the API', () => {
  test('shows every operation and every schema under an address of its own', () => {
    const anchors = all(/<section id="([^"]+)">/g);
    const schemas = Object.keys(document.components.schemas).map((name) => `schema-${name}`);
    expect(anchors.toSorted()).toEqual([...OPERATIONS.map(({ id }) => id), ...schemas].sort());
  });

  test('links to nothing that is not on it, and to nothing elsewhere', () => {
    const ids = new Set(all(/ id="([^"]+)"/g));
    const targets = all(/ href="([^"]+)"/g);
    expect(targets.filter((target) => target !== '/openapi.json' && !ids.has(target.slice(1)))).toEqual([]);
  });

  test('runs no script and loads nothing', () => {
    expect(page.text).not.toMatch(/<(script|link|img|iframe|form)|@import|url\(/);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/);
  });

  test('says who may, what goes in and what comes out', () => {
    const section = wordsOf('hold');
    expect(section).toContain('POST /v1/tickets/{id}/hold');
    expect(section).toContain('work-tickets : integrator, agent, lead, manager, admin');
    expect(section).toContain('Idempotency-Key header');
    expect(section).toMatch(/Body 请求体 Hold .*Answers 响应 200 Ticket/);
    expect(wordsOf('schema-OpenTicket')).toContain('requester.email required string (email) at most 254 characters');
  });

  test('has a call to copy for every operation, whose body fits', () => {
    const unfit = OPERATIONS.flatMap(({ id, body }) => {
      const call = callOf(id);
      expect(call).toMatch(/^curl -s .*\$PLEDGE\//);
      return body === undefined ? [] : errorsOf(body.schema, bodyOf(call)).map((error) => ({ id, error }));
    });
    expect(unfit).toEqual([]);
  });
});
