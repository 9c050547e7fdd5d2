import { PermanentError } from '../app/errors.ts';
import type { Mailer } from '../app/ports.ts';

/** For a stage whose settings say `mail: off`: each notice ends at once, and its receipt says why. */
export const noMailer: Mailer = {
  isOff: true,
  send: () => Promise.reject(new PermanentError('mail is switched off in the settings of this stage')),
};
