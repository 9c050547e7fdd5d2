/** What somebody does with a mail that was set aside: looks at it, releases it, or discards it. */
import type { Actor } from '../../core/actor.ts';
import { defined } from '../../core/defined.ts';
import { type MailIntakeServices, type MailOutcome, useMail } from './mail-intake.ts';
import type { Review, SetAsideMail } from './set-aside.ts';

export type Reviewed =
  | { readonly ok: true; readonly mail: SetAsideMail; readonly outcome?: MailOutcome }
  /** `gone`: it was kept as long as mails are. `refused`: intake says again that nothing can be made of it, and why. */
  | { readonly ok: false; readonly code: 'unknown' | 'gone' | 'virus' | 'discarded' | 'released' }
  | { readonly ok: false; readonly code: 'refused'; readonly because: string };

/**
 * Lets a mail go through intake again, where what put it aside does not count. Repeatable: it becomes one ticket or one reply. A mail with
 * a virus is never released: whoever sent it can send it again without.
 */
export async function releaseMail(services: MailIntakeServices, id: string, by: Actor): Promise<Reviewed> {
  const mail = await services.setAside.load(id);
  if (mail === undefined) return { ok: false, code: 'unknown' };
  if (mail.review?.state === 'released') return { ok: true, mail };
  if (mail.review?.state === 'discarded') return { ok: false, code: 'discarded' };
  if (mail.folder === 'virus') return { ok: false, code: 'virus' };
  const raw = await services.blobs.get(mail.blob);
  if (raw === undefined) return { ok: false, code: 'gone' };
  const read = await services.reader.read(raw);
  const outcome = await useMail(services, { ...mail, raw }, read, mail.folder);
  if (outcome.folder !== undefined) return { ok: false, code: 'refused', because: outcome.because };
  const review: Review = { state: 'released', at: services.now(), by, ...defined({ ticketId: outcome.ticketId }) };
  return { ok: true, mail: await put(services, mail, review), outcome };
}

/** Takes a mail out of the list. It is kept as long as it would have been. Repeatable. */
export async function discardMail(
  services: Pick<MailIntakeServices, 'setAside' | 'now'>,
  id: string,
  by: Actor,
): Promise<Reviewed> {
  const mail = await services.setAside.load(id);
  if (mail === undefined) return { ok: false, code: 'unknown' };
  if (mail.review?.state === 'released') return { ok: false, code: 'released' };
  if (mail.review?.state === 'discarded') return { ok: true, mail };
  return { ok: true, mail: await put(services, mail, { state: 'discarded', at: services.now(), by }) };
}

/** Who was first has said what became of it: that stands. */
async function put(
  { setAside }: Pick<MailIntakeServices, 'setAside'>,
  mail: SetAsideMail,
  review: Review,
): Promise<SetAsideMail> {
  const next = { ...mail, review, revision: mail.revision + 1 };
  if (await setAside.update(next, mail.revision)) return next;
  return (await setAside.load(mail.id)) ?? next;
}
