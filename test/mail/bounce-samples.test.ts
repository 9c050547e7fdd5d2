import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';
import { readDeliveryReport } from '../../shared/mail/parse/read-delivery-report.ts';

/** Real bounces from the test suites of mail software, with what those read in them. They lie beside the project and are not part of it. */
const FOLDER = resolve(import.meta.dirname, '../../../shared/mail');
const LISTED = resolve(FOLDER, 'expectations.json');
const HERE = existsSync(LISTED);

const schema = z.array(
  z.object({
    file: z.string(),
    expected: z.object({
      bounce: z.array(z.object({ status: z.string(), replyCode: z.string(), reason: z.string(), hard: z.boolean() })).optional(),
    }),
  }),
);

describe.skipIf(!HERE)(`real bounces${HERE ? '' : ' (skipped: the samples are not beside the project)'}`, () => {
  const samples = HERE ? schema.parse(JSON.parse(readFileSync(LISTED, 'utf8'))) : [];
  const known = samples.flatMap(({ file, expected }) =>
    expected.bounce?.[0] === undefined ? [] : [{ file, ...expected.bounce[0] }],
  );

  test.each(known)('$file is $reason', ({ file, ...expected }) => {
    const outcome = parseMail(readFileSync(resolve(FOLDER, file)));
    if (!outcome.ok) throw new Error(outcome.because);
    const { status, replyCode, reason, hard } = readDeliveryReport(outcome.mail).reported[0].bounce;
    expect({ status, replyCode, reason, hard }).toEqual(expected);
  });
});
