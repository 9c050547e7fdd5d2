/** What SES's filters would say of the mails that are made to try filters: GTUBE is spam, EICAR is a virus. All other mail passes. */
export type Verdict = 'PASS' | 'FAIL';

const SPAM = ['XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'];

/** Of the sign of EICAR's file only the words, since scanners would take this file for it otherwise; an attached one is in base64. */
const VIRUS = ['$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', Buffer.from('$EICAR-STANDARD-ANTIVIRUS-TEST').toString('base64')];

export function verdictsOf(raw: Buffer): { readonly spam: Verdict; readonly virus: Verdict } {
  const verdict = (signs: readonly string[]): Verdict => (signs.some((sign) => raw.includes(sign)) ? 'FAIL' : 'PASS');
  return { spam: verdict(SPAM), virus: verdict(VIRUS) };
}
