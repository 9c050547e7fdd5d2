import { SECOND_MS } from '../../core/instant.ts';
import { RetryableError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Letter } from './letter.ts';
import type { MailOutcome } from './mail-intake.ts';
import { takenBefore } from './taken-before.ts';

type ClaimServices = Pick<Services, 'correlations' | 'tickets' | 'messages' | 'now' | 'wait'>;

/** Longer than a mail takes, and so long a copy waits for a worker that has died. */
const CLAIM_MS = 60 * SECOND_MS;
/** A mail is taken within moments; only a worker that has died keeps its copy waiting for longer. */
const PAUSES_MS = [SECOND_MS / 4, SECOND_MS, 2 * SECOND_MS];

/**
 * Copies of one mail on several ways differ, as by the mark of a list, so their content does not tell that they are one before the
 * first is there to be compared with. So of those that arrive in the same moment, one is taken, and the others wait for it.
 * @returns what became of the mail before; `undefined` when it is ours to take
 * @throws RetryableError while another worker takes a mail of that id
 */
export async function claimMail(services: ClaimServices, letter: Letter): Promise<MailOutcome | undefined> {
  const { messageId } = letter.mail;
  if (messageId === undefined) return undefined;
  for (const pause of [...PAUSES_MS, undefined]) {
    const before = await takenBefore(services, letter, messageId);
    if (before !== 'unknown') return before === 'another' ? undefined : before;
    const now = services.now();
    const claim = { sender: letter.sender, by: letter.commandId, until: now + CLAIM_MS };
    if (await services.correlations.claimMail(messageId, claim, now)) return undefined;
    if (pause !== undefined) await services.wait(pause);
  }
  throw new RetryableError(`another copy of the mail ${letter.incoming.deliveryId} is being taken`);
}
