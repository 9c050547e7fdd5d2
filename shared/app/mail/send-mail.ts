import { defined } from '../../core/defined.ts';
import { isAboutLadder } from '../../core/effect.ts';
import { SuppressedError } from '../errors.ts';
import { type OwedNotice, type Progress, type SendServices, sendOnce } from '../notices/send-once.ts';
import type { OutgoingMail } from '../ports.ts';
import { awaitTurn } from '../sending/await-turn.ts';
import type { Services } from '../services.ts';
import { addressKey, forbidding } from './suppression.ts';

export type MailServices = SendServices & Pick<Services, 'suppressions' | 'mailer' | 'pace'>;

type HandedOver = Awaited<ReturnType<Services['mailer']['send']>>;

export type MailToSend = {
  /** For whose sake it is sent: of those who ask for much, nobody has all of the sending rate. */
  readonly source: string;
  readonly compose: () => Promise<OutgoingMail>;
  readonly onSent?: (handedOver: HandedOver) => Promise<void>;
};

/**
 * The one way out for mails: each waits for its turn under the provider's rate, is not sent to an address that is mailed no more, and goes
 * out once.
 * @throws RetryableError where it may go out later, with `retryInMs` where it only has to wait
 */
export async function sendMail(
  services: MailServices,
  owed: OwedNotice,
  { source, compose, onSent }: MailToSend,
): Promise<Progress> {
  await awaitTurn(services, owed, { urgent: isAboutLadder(owed.notice), source });
  return sendOnce(services, owed, { handOver: () => handOver(services, owed, compose), ...defined({ onSent }) });
}

/** The last look at the list of suppressed addresses before a mail is out: of a bounce that comes a moment later, the next mail knows. */
async function handOver(
  { suppressions, mailer }: MailServices,
  { notice, to }: OwedNotice,
  compose: MailToSend['compose'],
): Promise<HandedOver> {
  const suppression = await suppressions.load(addressKey(to));
  const mark = suppression && forbidding(suppression, notice);
  if (mark !== undefined) throw new SuppressedError(mark.reason, defined({ detail: mark.detail }));
  return mailer.send(await compose());
}
