import type { MailSettings } from '../../app/ports.ts';
import { defined } from '../../core/defined.ts';
import type { Organisation } from '../../core/organisation.ts';
import { cleanLines, oneLine } from '../plain-text.ts';
import type { Terms } from '../words/terms.ts';

/** What stands around every mail: whose it is, and in which look. */
export type Frame = {
  readonly terms: Terms;
  readonly sender: string;
  readonly reference: string;
  /** The operator's, for what is neither a warning nor an alarm, and for buttons. */
  readonly colour?: string;
  /** Lines of the operator's below everything. */
  readonly footer?: string;
  /** The operator's logo comes with the mail. */
  readonly hasLogo: boolean;
};

type Whose = { readonly settings: MailSettings; readonly organisation: Pick<Organisation, 'name'> };

export function frameOf({ settings: { brand = {} }, organisation }: Whose, terms: Terms, reference: string): Frame {
  const footer = brand.footer?.[terms.language];
  return {
    terms,
    sender: oneLine(brand.name ?? organisation.name, 80),
    reference,
    ...defined({ colour: brand.colour, footer: footer === undefined ? undefined : cleanLines(footer) }),
    hasLogo: brand.logo !== undefined,
  };
}
