import type { Thing } from '../known.ts';
import { type Suit, some, type Topic, thing } from '../suit.ts';

const waits = ({ review }: Thing): boolean => review === undefined;

const attachment: Suit = (circumstances) => {
  const found = some(circumstances, 'attachment', ({ path }) => String(path).startsWith('/v1/tickets/'));
  const [, , , id, , message, , number] = String(found?.['path']).split('/');
  return found && { path: { id, message, attachment: number } };
};

export const mails: Topic = {
  suits: {
    linkAttachment: attachment,
    fetchAttachment: attachment,
    getSetAsideMail: thing('mail', 'mail'),
    discardMail: thing('mail', 'mail', 'id', waits),
    releaseMail: thing('mail', 'mail', 'id', waits),
    getSuppression: thing('suppression', 'address', 'address'),
    liftSuppression: thing('suppression', 'address', 'address'),
  },
  first: {
    linkAttachment: 'listMessages',
    fetchAttachment: 'listMessages',
    getSetAsideMail: 'listSetAsideMails',
    discardMail: 'listSetAsideMails',
    releaseMail: 'listSetAsideMails',
    getSuppression: 'listSuppressions',
    liftSuppression: 'listSuppressions',
  },
};
