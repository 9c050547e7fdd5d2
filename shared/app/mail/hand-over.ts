import { defined } from '../../core/defined.ts';
import { SuppressedError } from '../errors.ts';
import type { OutgoingMail } from '../ports.ts';
import type { Services } from '../services.ts';
import { addressKey, forbidding } from './suppression.ts';

export type HandOverServices = Pick<Services, 'suppressions' | 'mailer'>;

type Owed = { readonly notice: string; readonly to: string };

/**
 * Composes a mail and hands it over, unless its address is on the list of those that are mailed no more. The last look before it is out:
 * of a bounce that comes a moment later, the next mail knows.
 * @throws SuppressedError, and as the mailer does
 */
export async function handOver(
  { suppressions, mailer }: HandOverServices,
  { notice, to }: Owed,
  compose: () => Promise<OutgoingMail>,
): ReturnType<Services['mailer']['send']> {
  const suppression = await suppressions.load(addressKey(to));
  const mark = suppression && forbidding(suppression, notice);
  if (mark !== undefined) throw new SuppressedError(mark.reason, defined({ detail: mark.detail }));
  return mailer.send(await compose());
}
