import { readFileSync } from 'node:fs';
import { NOTICE_HEADER, TICKET_HEADER } from '../../../shared/mail/own-headers.ts';
import type { CapturedMail } from './outcome.ts';

type Line = { readonly id: string; readonly to: string; readonly raw: string };

/** @param file the captured mailbox, a line of JSON a mail */
export function readMails(file: string): readonly CapturedMail[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, to, raw } = JSON.parse(line) as Line;
      const mail = Buffer.from(raw, 'base64').toString('latin1');
      return { id, to, ticketId: headerOf(mail, TICKET_HEADER), notice: headerOf(mail, NOTICE_HEADER) };
    });
}

const headerOf = (mail: string, name: string): string => new RegExp(`^${name}: *(\\S+)`, 'im').exec(mail)?.[1] ?? '';
