import type { Addressee } from '../../core/effect.ts';
import { addresseeOf } from '../../core/escalation/recipients.ts';
import type { DurationMs } from '../../core/instant.ts';
import { findPerson } from '../../core/organisation.ts';
import { evaluateClock } from '../../core/sla/evaluate-clock.ts';
import { isLive } from '../../core/sla/tracks.ts';
import { ladderKey } from '../../core/ticket.ts';
import { RetryableError, waiting } from '../errors.ts';
import { loadTicket } from '../load-ticket.ts';
import { type MailServices, sendMail } from '../mail/send-mail.ts';
import type { Configuration } from '../ports.ts';
import type { Services } from '../services.ts';
import type { DigestInput } from './digest-input.ts';
import { type Digest, MOST_LINES, type Rollout, rolloutName } from './rollout.ts';

export type DigestServices = MailServices & Pick<Services, 'tickets' | 'configuration' | 'rollouts' | 'composeDigest'>;

/**
 * Tells everybody once, in one mail, which of their tickets have passed deadlines by a rollout. Each mail has a receipt under the
 * rollout's name, so a repeat sends only what is missing.
 * @returns after how long the next has its turn that has to wait; `undefined` once all are out
 * @throws RetryableError while somebody else is sending one of them
 */
export async function sendDigests(services: DigestServices, rollout: Rollout): Promise<DurationMs | undefined> {
  const configuration = await services.configuration.current();
  const waits: DurationMs[] = [];
  for (const [name, digest] of Object.entries(rollout.digests)) {
    const to = addressee(name, configuration);
    if (to === undefined) continue;
    const waitMs = await waiting(sendDigest(services, `digest.${name}`, { rollout, digest, to, configuration }));
    if (waitMs !== undefined) waits.push(waitMs);
  }
  return waits.length === 0 ? undefined : Math.min(...waits);
}

async function sendDigest(services: DigestServices, id: string, about: About): Promise<void> {
  const { rollout, to } = about;
  const ticketId = rolloutName(rollout.id);
  const owed = { id, ticketId, notice: 'digest', to: to.email, facts: [], plannedAt: rollout.startedAt };
  const compose = async () => services.composeDigest(await digestInput(services, about));
  const progress = await sendMail(services, owed, { source: ticketId, compose });
  if (progress === 'busy') throw new RetryableError(`a digest of ${ticketId} is being sent by another worker`);
}

/** Who has left meanwhile, or has no address, is not told. */
function addressee(name: string, { organisation }: Configuration): Addressee | undefined {
  return name.includes('@') ? { email: name } : addresseeOf(findPerson(organisation, name));
}

type About = {
  readonly rollout: Rollout;
  readonly digest: Digest;
  readonly to: Addressee;
  readonly configuration: Configuration;
};

async function digestInput(services: DigestServices, { rollout, digest, to, configuration }: About): Promise<DigestInput> {
  const { organisation, mail } = configuration;
  const person = findPerson(organisation, to.personId);
  const at = services.now();
  const lines = await Promise.all(digest.first.slice(0, MOST_LINES).map((entry) => line(services, entry, at)));
  return {
    to,
    language: person?.language ?? mail.defaultLanguage,
    timeZone: person?.timeZone ?? mail.timeZone,
    at,
    organisation,
    settings: mail,
    policyVersion: rollout.policyVersion,
    rollout: rolloutName(rollout.id),
    tickets: digest.tickets,
    lines: lines.flat(),
  };
}

async function line(
  services: DigestServices,
  { ticketId, passed }: Digest['first'][number],
  at: number,
): Promise<DigestInput['lines']> {
  const loaded = await loadTicket(services, ticketId);
  if (loaded === undefined) return [];
  const { snapshot, policySet } = loaded;
  const about = snapshot.tracks.filter((track) => isLive(track) && passed.some((key) => key.startsWith(`${ladderKey(track)}/`)));
  return [{ ticket: snapshot.ticket, clocks: about.map((track) => evaluateClock(track, policySet.calendars, at)) }];
}
