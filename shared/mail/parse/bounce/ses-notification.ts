/**
 * Amazon SES tells by SNS what became of a mail, and SNS tells who subscribed by mail: the text is one JSON object with a footer below.
 * What it says is read as the fields of a delivery report.
 */
import * as z from 'zod/mini';
import type { ParsedMail } from '../../../app/mail/parsed-mail.ts';
import type { DeliveryFields } from './delivery-fields.ts';

const recipient = z.object({
  emailAddress: z.optional(z.string()),
  action: z.optional(z.string()),
  status: z.optional(z.string()),
  diagnosticCode: z.optional(z.string()),
});
const recipients = z._default(z.array(recipient), []);

/** `notificationType` where the identity publishes, `eventType` where a configuration set does. */
const schema = z.object({
  bounce: z.optional(z.object({ bounceSubType: z.optional(z.string()), bouncedRecipients: recipients })),
  delivery: z.optional(z.object({ recipients: z._default(z.array(z.string()), []), smtpResponse: z.optional(z.string()) })),
  deliveryDelay: z.optional(z.object({ delayedRecipients: recipients })),
  complaint: z.optional(
    z.object({ complainedRecipients: recipients, complaintFeedbackType: z.optional(z.nullable(z.string())) }),
  ),
});

export type SesNotification = {
  readonly fields: readonly DeliveryFields[];
  /** What a person complains of, and who; there are no fields then. */
  readonly complaint?: { readonly kind: string; readonly recipient: string | undefined };
};

/** Old servers break long lines with `!`. */
const BREAK = /!?\r?\n[ \t]*/g;

export function readSesNotification({ headers, from, text }: ParsedMail): SesNotification | undefined {
  const isSent = headers.has('x-amz-sns-message-id') || /[.@]amazon(aws|ses)\.com$/i.test(from?.email ?? '');
  const start = text.indexOf('{');
  if (!isSent || start < 0) return undefined;
  const told = objectIn(text.slice(start, text.lastIndexOf('}') + 1).replace(BREAK, ''));
  return told && notificationOf(told);
}

/** @returns nothing for what is no JSON, or tells of something else */
function objectIn(json: string): z.infer<typeof schema> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const wrapped = z.object({ Message: z.string() }).safeParse(value);
    const parsed = schema.safeParse(wrapped.success ? JSON.parse(wrapped.data.Message) : value);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function notificationOf({ bounce, delivery, deliveryDelay, complaint }: z.infer<typeof schema>): SesNotification | undefined {
  if (bounce !== undefined) {
    return { fields: bounce.bouncedRecipients.map((one) => fieldsOf(one, 'failed', bounce.bounceSubType)) };
  }
  if (deliveryDelay !== undefined) return { fields: deliveryDelay.delayedRecipients.map((one) => fieldsOf(one, 'delayed')) };
  if (delivery !== undefined) {
    const { smtpResponse: diagnosticCode } = delivery;
    return { fields: delivery.recipients.map((emailAddress) => fieldsOf({ emailAddress, diagnosticCode }, 'delivered')) };
  }
  if (complaint === undefined) return undefined;
  const kind = complaint.complaintFeedbackType?.toLowerCase() ?? 'abuse';
  return { fields: [], complaint: { kind, recipient: complaint.complainedRecipients[0]?.emailAddress } };
}

function fieldsOf(one: z.infer<typeof recipient>, action: string, category = ''): DeliveryFields {
  const [, speaker = '', diagnosis = ''] = /^(?:([\w-]{1,20});)?\s*(.*)$/s.exec(one.diagnosticCode ?? '') ?? [];
  return {
    recipient: one.emailAddress,
    action: one.action?.toLowerCase() ?? action,
    status: one.status ?? '',
    comment: '',
    speaker: speaker.toUpperCase(),
    diagnosis,
    remoteHost: '',
    category: category.toLowerCase(),
  };
}
