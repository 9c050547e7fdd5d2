import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { noteReturned } from '../../shared/app/mail/suppress.ts';
import type { Services } from '../../shared/app/services.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { incoming } from '../mail/mail-world.ts';
import type { Draw } from './draw.ts';

/**
 * One with a file, one that is spam, and news of one that came back.
 * @returns the ticket that was opened
 */
export async function letMailsCome(services: Services, draw: Draw, at: number): Promise<string | undefined> {
  const mail = (sender: string) =>
    Buffer.from(MAIL.replace('SENDER', sender).replace('SUBJECT', `Report ${draw.int(1, 1e9)}`), 'utf8');
  const take = (raw: Uint8Array, verdicts: object) =>
    takeMail({ ...services, reader: mailReader }, incoming(raw, { receivedAt: at, ...verdicts }));
  const { ticketId } = await take(mail(`carl${draw.int(1, 1e6)}@customer.example`), {});
  await take(mail('spam@elsewhere.example'), { verdicts: { spam: 'FAIL' } });
  const receipt = { id: `1.received.${at}`, ticketId: '0123456789', to: `gone${draw.int(1, 1e6)}@customer.example` };
  await noteReturned(services, receipt, { type: 'bounced', at, final: true, detail: '550 5.1.1 user unknown' });
  return ticketId;
}

const MAIL = [
  'From: SENDER',
  'To: help@in.acme.example',
  'Subject: SUBJECT',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'See the file. 请看附件。',
  '--b',
  'Content-Type: text/csv; name="报告.csv"',
  '',
  'a,b',
  '--b--',
].join('\r\n');
