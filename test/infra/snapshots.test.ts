// The whole of each template, so that a change nobody meant is seen. After a change that is meant: vitest run test/infra/snapshots.test.ts -u
import { describe, expect, test } from 'vitest';
import { STAGE, synthesize } from './synthesized.ts';

/** Hashes of code change with every change to the code; the template is about everything else. */
const masked = (template: object) =>
  JSON.stringify(template, null, 2)
    .replace(/[0-9a-f]{64}/g, '<asset>')
    .replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1<version>');

describe('the template of', () => {
  test.each([...synthesize(STAGE).templates])('%s is as it was', async (part, template) => {
    await expect(`${masked(template.toJSON())}\n`).toMatchFileSnapshot(`snapshots/${part}.snap`);
  });
});
