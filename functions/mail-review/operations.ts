import type { mailRoutes } from '../../shared/api/routes/mail.ts';
import type { MailIntakeServices } from '../../shared/app/mail/mail-intake.ts';
import { discardMail, type Reviewed, releaseMail } from '../../shared/app/mail/review-mail.ts';
import { FOLDERS } from '../../shared/app/mail/set-aside.ts';
import { defined } from '../../shared/core/defined.ts';
import type { HttpReply } from '../../shared/lambda/http.ts';
import type { Operations } from '../../shared/lambda/http-api.ts';
import { HttpProblem } from '../../shared/lambda/http-problem.ts';
import { presentEntry, presentMail } from './present-set-aside.ts';

type Refusal = Extract<Reviewed, { readonly ok: false }>;

type Routes = Pick<typeof mailRoutes, 'listSetAsideMails' | 'getSetAsideMail' | 'releaseMail' | 'discardMail'>;

export const reviewOperations = (services: MailIntakeServices): Operations<Routes> => ({
  listSetAsideMails: async ({ query: { folder, limit, cursor } }) => {
    const folders = folder === undefined ? FOLDERS : [folder];
    const { items, nextCursor } = await services.setAside.list(folders, limit, cursor);
    return json({ items: items.map(presentEntry), nextCursor: nextCursor ?? null });
  },
  getSetAsideMail: async ({ params: { mail: id = '' } }) => {
    const mail = await services.setAside.load(id);
    if (mail === undefined) throw problemOf({ ok: false, code: 'unknown' });
    const raw = await services.blobs.get(mail.blob);
    return json(presentMail(mail, raw && (await services.reader.read(raw))));
  },
  releaseMail: async ({ params: { mail: id = '' }, caller }) => {
    const reviewed = await releaseMail(services, id, caller.actor);
    if (!reviewed.ok) throw problemOf(reviewed);
    const { mail, outcome } = reviewed;
    return json({
      id: mail.id,
      action: outcome?.action ?? 'released',
      because: outcome?.because ?? 'it had been released before',
      ...defined({ ticketId: mail.review?.ticketId }),
    });
  },
  discardMail: async ({ params: { mail: id = '' }, caller }) => {
    const reviewed = await discardMail(services, id, caller.actor);
    if (!reviewed.ok) throw problemOf(reviewed);
    return json(presentEntry(reviewed.mail));
  },
});

const json = (value: object): HttpReply => ({ status: 200, content: { kind: 'json', value } });

const DETAILS: { readonly [C in Exclude<Refusal['code'], 'refused'>]: string } = {
  unknown: 'No mail that was set aside has this id. GET /v1/mail/set-aside lists those that wait.',
  gone: 'The mail was kept as long as mails are, and is gone. Ask its sender to write again.',
  virus: 'A mail with a virus is never released. Ask its sender to write again without it.',
  discarded: 'Somebody has discarded this mail. Ask its sender to write again.',
  released: 'Somebody has released this mail: what was made of it is on its ticket.',
};

function problemOf(refusal: Refusal): HttpProblem {
  if (refusal.code === 'refused') {
    const detail = `Nothing can be made of this mail: ${refusal.because}. It stays on the list.`;
    return new HttpProblem({ status: 409, code: 'mail-refused', detail });
  }
  const { code } = refusal;
  const status = code === 'unknown' ? 404 : 409;
  return new HttpProblem({ status, code: `mail-${code}`, detail: DETAILS[code] });
}
