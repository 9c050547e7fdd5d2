/** Clients that send one mail after the other over SMTP connections that they keep. */
import { createTransport } from 'nodemailer';
import { serveRemote } from '../support/remote.ts';

export type SmtpLoad = { readonly port: number; readonly to: string; readonly clients: number; readonly mails: number };
export type SmtpResult = { readonly ms: number };

serveRemote({
  run: async ({ port, to, clients, mails }: SmtpLoad): Promise<SmtpResult> => {
    const transport = createTransport({
      host: '127.0.0.1',
      port,
      pool: true,
      maxConnections: clients,
      maxMessages: Number.POSITIVE_INFINITY,
    });
    const startedAt = performance.now();
    let left = mails;
    const client = async (): Promise<void> => {
      while (left > 0) {
        const n = left;
        left -= 1;
        await transport.sendMail({
          from: `Cora Customer <cora.${n}@customer.example>`,
          to,
          subject: `The printer on floor 3 prints everything twice (${n})`,
          text: TEXT,
          html: `<p>${TEXT.replaceAll('\n\n', '</p><p>')}</p>`,
        });
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    transport.close();
    return { ms: performance.now() - startedAt };
  },
});

/** About what a customer writes. */
const TEXT = `Hello,

since this morning the printer on the third floor prints every page twice, and the second copy is upside down. Switching it off
and on did not help. Forty people share it, and the quarterly reports are due on Thursday.

The display says E-4711, which the manual does not list. Could somebody have a look today?

Kind regards
Cora`;
