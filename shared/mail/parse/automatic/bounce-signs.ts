/** How reports of mail systems about undelivered mail are told from people's mail about them. */
import { readDeliveryFields } from '../bounce/delivery-fields.ts';
import { separateReturned, textOf } from '../bounce/returned-mail.ts';
import { readSesNotification } from '../bounce/ses-notification.ts';
import { NOT_DELIVERED } from './failure-words.ts';
import { hasPart, type Seen, type Sign } from './signs.ts';

const DAEMON =
  /^(mailer-?daemon|mail-?daemon|postmaster|post_master|mailerdaemon|mdaemon|mta|bounces?|no-?reply-bounce|mail-?deliver(y|er)?|mail-?system|mail-?admin(istrator)?)([+=@._-]|$)/i;
/** No person writes under this name. */
const MAILER_DAEMON = /^mailer-?daemon([+=@]|$)/i;
const DAEMON_NAME =
  /mailer[- ]?daemon|mail (delivery|administrator|transport)|delivery (sub)?system|postmaster|system administrator|internet mail (delivery|service)|interscan|系统管理员|邮件系统|postman/i;
/** Names under which other programs and people write too, so that what they write has to tell. */
const UNATTENDED =
  /^(no-?reply|do-?not-?reply|sys-?admin|admin|administrator|system|root|delivery|notifier|service)([+=@._-]|$)|-admin@/i;

const SUBJECT =
  /undeliver(ed|able)|un ?deliverable|could not be delivered|(delivery|mail|message) (status|failure|failed|system error)|delivery (status )?notification|delivery (has )?failed|delivery_failure|failure notice|mail delivery|returned mail|returned to sender|mail (could|can) ?not be|non-?delivery|(message|mail) (was )?(delayed|frozen)|warning: (could not send|message)|(there was an )?error sending (your mail|message)|^\[bounce\]|failed delivery/i;
const TEXT =
  /^(hi\. this is the qmail|this is the (mail|postfix|mail delivery|dragonfly mail)|this message was created automatically by mail|i'm sorry to have to inform you|your message (could not|cannot|was not) |the following (address|message|recipient)|a message (that )?you (have )?sent (could|contained)|the original message was received at|delivery to the following|(we are |we were )?unable to deliver|undelivered mail|(i|we) was unable to deliver|sorry, (i|we) (couldn't|wasn't|weren't)|we had trouble delivering your message|each of the following recipients was rejected|an error occurred while trying to deliver|there was an error delivering your mail|您的邮件|很抱歉您发送的邮件)/im;
/** With the address, so that it is about mail and about no parcel. */
const FAILED_TO =
  /(could not|cannot|can't|couldn't|was not|wasn't|not able to|unable to|failed to)\s(be\s)?deliver(ed)?\b[^\n]{0,60}\bto:?\s{0,3}<?[^\s<>@]{1,64}@[\w.-]+/i;
/** The answers of the other server, as a filter before it tells them. */
const TOLD = /^(received (>>>|<<<)|<<<) [45]\d\d[ -]/im;
/** A status behind a reply code, as no parcel has it. */
const CODED = /\b[45]\d\d[ -][45]\.\d\.\d{1,3}\b/;
const MACHINE_FIELDS = /^final-recipient:[ \t]*\S/im;
const REASON_FIELDS = /^(action|status|diagnostic-code):[ \t]*\S/im;
const NOT_MEMBER =
  /you are not a member of this mailing list|not member article from|reject (mail from|spammers:)|security alert:|loop back warning:|duplicated message-id/i;
/** mlmmj, whose refusals look like the mail of a list's owner. */
const DENIED = /^post to \S{1,255} denied\b/i;
const NOT_TO_THE_LIST = /unable to be delivered\s+to the list/i;

const REPORTS = ['message/delivery-status', 'message/global-delivery-status'];

const isOfFailure = (subject: string): boolean => SUBJECT.test(subject) || NOT_DELIVERED.test(subject);

/** A report of success, as those send who were asked for it (RFC 3461). */
export const deliverySign: Sign = ({ mail }) => {
  const report = mail.attachments.find(({ type }) => REPORTS.includes(type));
  const fields = readSesNotification(mail)?.fields ?? readDeliveryFields(textOf(report));
  const isDelivered = fields.length > 0 && fields.every(({ action }) => /^(delivered|relayed|expanded)$/.test(action));
  return isDelivered ? 'it reports that a mail was delivered' : undefined;
};

/** Reports of RFC 3464 and RFC 6533, and one header that only bounces have. */
const byForm: Sign = ({ mail, header }) => {
  if (mail.reportType === 'delivery-status' || hasPart(mail, ...REPORTS)) return 'it is a delivery report (RFC 3464)';
  if (readSesNotification(mail) !== undefined) return 'it is a notification of Amazon SES';
  return header('x-failed-recipients') === undefined ? undefined : 'it names failed recipients';
};

/** The fields of a report stand in the text, where a broken mail or an old system has put them. */
const byFields: Sign = (seen) => {
  const { words } = separateReturned(seen.mail);
  if (!MACHINE_FIELDS.test(words) || !REASON_FIELDS.test(words)) return undefined;
  return isMachine(seen) || isPerhapsMachine(seen) ? 'it has the fields of a delivery report' : undefined;
};

const byWords: Sign = (seen) => {
  const { mail, path, sender, header } = seen;
  if (!isMachine(seen)) return undefined;
  if (isOfFailure(mail.subject)) return 'a mail system reports a failed delivery in the subject';
  const head = mail.text.slice(0, 3_000);
  if (TEXT.test(head) || FAILED_TO.test(head) || NOT_DELIVERED.test(head)) return 'a mail system reports a failed delivery';
  const fromDaemon = DAEMON.test(sender) || DAEMON.test(path ?? '');
  return MAILER_DAEMON.test(sender) || (fromDaemon && header('auto-submitted') !== undefined)
    ? 'a mail system wrote it'
    : undefined;
};

const byListManager: Sign = ({ mail }) =>
  DENIED.test(mail.subject) && NOT_TO_THE_LIST.test(mail.text.slice(0, 1_500)) ? 'a list manager refuses a mail' : undefined;

/** Programs whose senders look like any other's; what they say has to be unmistakable. */
const byUnattended: Sign = (seen) => {
  const { mail, header } = seen;
  if (!isPerhapsMachine(seen)) return undefined;
  const head = mail.text.slice(0, 1_500);
  if (header('x-mlserver') !== undefined && NOT_MEMBER.test(`${mail.subject}\n${head}`)) return 'a list manager refuses a mail';
  if (TOLD.test(head)) return 'a mail system tells what the other one answered';
  const returned = hasPart(mail, 'message/rfc822', 'text/rfc822-headers') || separateReturned(mail).header !== '';
  if (isOfFailure(mail.subject) && CODED.test(head)) return 'a mail system reports a failed delivery';
  return returned && (FAILED_TO.test(head) || (isOfFailure(mail.subject) && TEXT.test(head)))
    ? 'a mail system reports a failed delivery'
    : undefined;
};

function isPerhapsMachine({ mail, sender, header }: Seen): boolean {
  return UNATTENDED.test(sender) || DAEMON_NAME.test(mail.from?.name ?? '') || header('x-mlserver') !== undefined;
}

function isMachine({ path, sender }: Seen): boolean {
  const isNobody = path === '' || sender === '';
  return isNobody || DAEMON.test(sender) || DAEMON.test(path ?? '');
}

export const bounceSigns: readonly Sign[] = [byForm, byFields, byWords, byListManager, byUnattended];
