/** The part of the SES SDK that is used, in a file of its own: `mailer.ts` imports it when the first mail goes out, not at every cold start. */
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import { clientSettings, withoutRequestLog } from './client-settings.ts';

/** One attempt: a repeat after a lost answer would send the mail twice behind the back of its receipt. */
export function createSesClient(): SESClient {
  return withoutRequestLog(new SESClient(clientSettings({ requestTimeoutMs: 20_000, attempts: 1 })));
}

export function connectSes(client: SESClient = createSesClient()) {
  return {
    region: () => client.config.region(),
    quota: () => client.send(new GetSendQuotaCommand()),
    send: (input: SendRawEmailCommandInput) => client.send(new SendRawEmailCommand(input)),
  };
}
