// Answers are held against the OpenAPI document in two places: `createClient` of test/api/world.ts, which speaks to the functions, and `fetch`, which
// test/support/hold-to-contract.ts has taken over. Whoever asks in another way is named here, with the reason.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const sources = globSync('test/**/*.ts', { cwd: ROOT }).filter((file) => file !== 'test/toolchain/contract.test.ts');
const having = (pattern: RegExp): readonly string[] => sources.filter((file) => pattern.test(read(file))).sort();

const EVENTS: readonly string[] = [
  'test/api/door.ts', // hands on what createClient asks
  'test/api/world.ts', // createClient
  'test/fuzz/memory-target.ts', // the fuzz run judges every answer by the same contract
  'test/local/http-event.test.ts', // about the events themselves
  'test/local/http-trigger.test.ts', // answers in place of the functions
  'test/local/route-requests.test.ts', // answers in place of the functions
  'test/local/support/serve-policies.ts', // answers commands at the terminal, which ask by fetch
];

const CONNECTIONS: readonly string[] = [
  'test/bench/children/burst-clients.child.ts', // measures, and may do nothing else meanwhile
  'test/bench/children/http-clients.child.ts', // measures, and may do nothing else meanwhile
  'test/chaos/load/send-until-answered.ts', // what is not answered at all is the point of it
  'test/fuzz/http-target.ts', // the fuzz run judges every answer by the same contract
  'test/local/http-event.test.ts', // asks a server of its own
];

test('no test asks a function for an answer that is not held against the document', () => {
  expect(having(/\brawPath\b/)).toEqual(EVENTS);
});

test('none asks over HTTP round the `fetch` that is held against it', () => {
  expect(having(/import [^;]*\b(request|get)\b[^;]* from '(node:)?(https?|http2)'|from 'undici'/)).toEqual(CONNECTIONS);
  expect(read('vitest.config.ts')).toMatch(/name: 'timed',[^}]*setupFiles: \[HELD_TO_CONTRACT\]/);
});

test('none starts a platform where `fetch` is not held against it', () => {
  const outside = having(/\b(startPlatform|startChild|runPlatform|servePolicies|startHttpTrigger)\(/).filter(
    (file) => !file.startsWith('test/local/'),
  );
  expect(outside).toEqual(['test/bench/children/platform.child.ts']);
});
