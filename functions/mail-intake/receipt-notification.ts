import * as z from 'zod';
import type { Verdict, Verdicts } from '../../shared/app/mail/letter.ts';
import { openEnvelope } from '../../shared/lambda/sns-envelope.ts';

/** What SES says about a mail that it has put into the bucket, as far as intake needs it. */
export type ReceiptNotification = {
  readonly messageId: string;
  readonly objectKey: string;
  readonly envelopeFrom: string | undefined;
  readonly recipients: readonly string[];
  readonly receivedAt: number;
  readonly verdicts: Verdicts;
};

const VERDICTS = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED'] as const;
/** A word that SES adds one day must not stop the mail. */
const verdict = z
  .object({ status: z.string() })
  .optional()
  .catch(undefined)
  .transform((value): Verdict | undefined => VERDICTS.find((one) => one === value?.status));

const schema = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({
    messageId: z.string().min(1),
    source: z.string().optional(),
    timestamp: z.string().optional(),
    destination: z.array(z.string()).default([]),
  }),
  receipt: z.object({
    timestamp: z.string().optional(),
    recipients: z.array(z.string()).optional(),
    spamVerdict: verdict,
    virusVerdict: verdict,
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    action: z.object({ type: z.literal('S3'), objectKey: z.string().min(1) }),
  }),
});

/**
 * Reads a message of the intake queue: SES's notification, as such or in SNS's envelope.
 * @returns `test` for the sign of life that SES sends once, `undefined` for what SES would not have sent
 */
export function readNotification(body: string): ReceiptNotification | 'test' | undefined {
  const message = openEnvelope(body);
  if (message === 'test') return 'test';
  const parsed = schema.safeParse(message);
  return parsed.success ? toNotification(parsed.data) : undefined;
}

function toNotification({ mail, receipt }: z.infer<typeof schema>): ReceiptNotification {
  const receivedAt = Date.parse(receipt.timestamp ?? mail.timestamp ?? '');
  return {
    messageId: mail.messageId,
    objectKey: receipt.action.objectKey,
    // SES writes the null path of bounces as `<>` or leaves it empty.
    envelopeFrom: mail.source === undefined ? undefined : mail.source.replace(/^<(.*)>$/, '$1'),
    recipients: receipt.recipients ?? mail.destination,
    receivedAt: Number.isNaN(receivedAt) ? 0 : receivedAt,
    verdicts: {
      spam: receipt.spamVerdict,
      virus: receipt.virusVerdict,
      spf: receipt.spfVerdict,
      dkim: receipt.dkimVerdict,
      dmarc: receipt.dmarcVerdict,
    },
  };
}
