import { describe, expect, test } from 'vitest';
import { verdictsOf } from '../../local/triggers/verdicts.ts';

/** Put together, since scanners would take this file for what it speaks of. */
const GTUBE = ['XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE', 'STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'].join('-');
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-');

const verdicts = (body: string) => verdictsOf(Buffer.from(`Subject: x\r\n\r\n${body}\r\n`));

describe('the filters of a laptop', () => {
  test('let a mail pass', () => {
    expect(verdicts('It smokes.')).toEqual({ spam: 'PASS', virus: 'PASS' });
  });

  test('take the test mail for spam', () => {
    expect(verdicts(`Buy now\r\n${GTUBE}`)).toEqual({ spam: 'FAIL', virus: 'PASS' });
  });

  test('take the test file for a virus, in the text and attached', () => {
    const attached = Buffer.from(EICAR).toString('base64').replace(/.{76}/g, '$&\r\n');

    expect([verdicts(EICAR), verdicts(attached)]).toEqual([
      { spam: 'PASS', virus: 'FAIL' },
      { spam: 'PASS', virus: 'FAIL' },
    ]);
  });
});
