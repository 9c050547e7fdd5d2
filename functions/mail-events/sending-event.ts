import * as z from 'zod';
import type { Outcome } from '../../shared/app/receipt.ts';
import { openEnvelope } from '../../shared/lambda/sns-envelope.ts';

/** What SES says about a mail that it took, as far as a receipt needs it. */
export type SendingEvent = {
  /** SES's own id of the mail. */
  readonly providerId: string;
  readonly sentAt: number;
  readonly outcome: Outcome;
};

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const mail = z.object({ messageId: z.string().min(1), timestamp: instant });
const recipients = z.array(z.object({ diagnosticCode: z.string().optional(), status: z.string().optional() })).default([]);

/** Of each kind the outcome alone; SES's other fields may come and go. */
const schema = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Delivery'),
    mail,
    delivery: z.object({ timestamp: instant, smtpResponse: z.string().optional() }),
  }),
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({
      timestamp: instant,
      bounceType: z.string(),
      bounceSubType: z.string().optional(),
      bouncedRecipients: recipients,
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({
      timestamp: instant,
      complaintFeedbackType: z.string().optional(),
      complaintSubType: z.string().nullish(),
    }),
  }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: z.string().optional() }) }),
  z.object({
    eventType: z.literal('DeliveryDelay'),
    mail,
    deliveryDelay: z.object({ timestamp: instant, delayType: z.string().optional(), delayedRecipients: recipients }),
  }),
]);

/** Kinds that say nothing of where the mail is: whoever made the event destination by hand may have chosen them too. */
const BESIDE_THE_POINT = z.object({
  eventType: z.enum(['Send', 'Open', 'Click', 'Rendering Failure', 'Subscription']),
});

/**
 * Reads a message of the mail events queue: an event of SES's configuration set, as such or in SNS's envelope.
 * @returns `none` for what says nothing about a receipt, `undefined` for what SES would not have sent
 */
export function readSendingEvent(body: string): SendingEvent | 'none' | undefined {
  const message = openEnvelope(body);
  if (message === 'test' || BESIDE_THE_POINT.safeParse(message).success) return 'none';
  const parsed = schema.safeParse(message);
  if (!parsed.success) return undefined;
  const { messageId, timestamp } = parsed.data.mail;
  return { providerId: messageId, sentAt: timestamp, outcome: outcomeOf(parsed.data) };
}

/** Transient bounces that no absence notice is taken for; `General` can be one. */
const RETURNED: readonly (string | undefined)[] = ['MailboxFull', 'MessageTooLarge', 'ContentRejected', 'AttachmentRejected'];

function outcomeOf(event: z.infer<typeof schema>): Outcome {
  switch (event.eventType) {
    case 'Delivery':
      return outcome('delivered', event.delivery.timestamp, [event.delivery.smtpResponse]);
    case 'Bounce': {
      const { timestamp, bounceType, bounceSubType, bouncedRecipients } = event.bounce;
      const said = diagnosisOf(bouncedRecipients) ?? [bounceType, bounceSubType].filter(Boolean).join(', ');
      // Of the others SES has given up too, but the next mail may arrive.
      const final = bounceType === 'Permanent';
      const returned = !final && RETURNED.includes(bounceSubType);
      return { ...outcome('bounced', timestamp, [said]), final, ...(returned && { returned }) };
    }
    case 'Complaint':
      return outcome('complained', event.complaint.timestamp, [
        event.complaint.complaintFeedbackType,
        event.complaint.complaintSubType,
      ]);
    case 'Reject':
      return outcome('rejected', event.mail.timestamp, [event.reject.reason]);
    case 'DeliveryDelay': {
      const { timestamp, delayType, delayedRecipients } = event.deliveryDelay;
      return { ...outcome('delayed', timestamp, [diagnosisOf(delayedRecipients) ?? delayType]), final: false };
    }
  }
}

function outcome(type: Outcome['type'], at: number, said: readonly (string | null | undefined)[]): Outcome {
  const detail = said.filter(Boolean).join(', ');
  return { type, at, final: true, ...(detail === '' ? {} : { detail }) };
}

/** Each mail of ours has one recipient. */
function diagnosisOf(about: z.infer<typeof recipients>): string | undefined {
  return about.map(({ diagnosticCode, status }) => diagnosticCode ?? status).find((said) => said !== undefined);
}
