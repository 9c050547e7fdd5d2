import { Duration } from 'aws-cdk-lib';

/** A batch of ten tickets, each with a few mails to hand over; the queue's visibility follows from it. */
export const WAKE_TIMEOUT = Duration.seconds(30);

/** A batch of five receivers, each of which may be posted to three times in a row and take five seconds to answer. */
export const WEBHOOK_DELIVERY_TIMEOUT = Duration.seconds(45);

/** SES takes mails of up to 40 MB, which have to be fetched and parsed. */
export const MAIL_INTAKE_TIMEOUT = Duration.seconds(60);

/** A batch of ten events, each a few reads and a write. */
export const MAIL_EVENTS_TIMEOUT = Duration.seconds(20);

/** Ten deliveries, of which each may hold a thousand alerts. */
export const WEBHOOK_INTAKE_TIMEOUT = Duration.seconds(60);
