import type { MailReader } from '../app/mail/parsed-mail.ts';
import { fileTypeOf } from './file-type.ts';
import { TICKET_HEADER } from './own-headers.ts';
import { speaksOfAbsence } from './parse/automatic/auto-reply-signs.ts';
import { classifyMail } from './parse/classify-mail.ts';
import { readDeliveryReport } from './parse/read-delivery-report.ts';
import { readMail } from './parse/read-mail.ts';
import { readReply } from './parse/read-reply.ts';

/** Reads incoming mail for the use cases, which know no mail format. */
export const mailReader: MailReader = {
  read: async (raw) => {
    const parsed = await readMail(raw);
    if (!parsed.ok) return { unreadable: parsed.because };
    return { mail: parsed.mail, ...readReply(parsed.mail) };
  },
  deliveryReport: readDeliveryReport,
  fileType: ({ bytes, type }) => fileTypeOf(bytes, type),
  markedTicket: ({ headers }) => headers.get(TICKET_HEADER.toLowerCase()),
  speaksOfAbsence,
  classify: classifyMail,
};
