/**
 * What a mail system reports of a mail: by the fields of RFC 3464, or in its own words, of which there are as many as systems. The
 * words are looked at where the fields are missing or say too little. A sentence has its place by who says it: one receiver (`hosts/`), one
 * mail system (`sentences/`), any server as it stands (`reasons/`), or any server in words of its own (`in-common/`).
 */
import type { Bounce, BounceReason } from '../../../app/mail/bounce.ts';
import type { ParsedMail } from '../../../app/mail/parsed-mail.ts';
import { decideReason } from './decide-reason.ts';
import { addressIn, type DeliveryFields, readDeliveryFields } from './delivery-fields.ts';
import { reasonAtHost, reasonByMark } from './hosts.ts';
import { type Hint, hintOf, type MailSystem, mailSystemOf } from './mta-hints.ts';
import { headerField, separateReturned, textOf } from './returned-mail.ts';
import { readSesNotification } from './ses-notification.ts';
import { findCommand, findReply, findStatus, preferStatus } from './smtp-codes.ts';
import { statusOfReason } from './statuses.ts';
import { readWrittenFailures } from './written-failures.ts';

const LONGEST_DIAGNOSIS = 2_000;
const REPORTS = ['message/delivery-status', 'message/global-delivery-status'];
/** After these the rest of a mailbox's life is the same. */
const FOR_GOOD: readonly BounceReason[] = ['hasmoved', 'hostunknown', 'userunknown'];
const VAGUE: readonly BounceReason[] = ['undefined', 'onhold'];

/** All that is known of one address that a report is about. */
type Failure = {
  readonly recipient: string | undefined;
  readonly action: string;
  readonly status: string;
  readonly speaker: string;
  readonly remoteHost: string;
  readonly category: string;
  readonly diagnosis: string;
  /** What else the report says, for when the diagnosis alone says nothing. */
  readonly context: string;
};

type Report = { readonly words: string; readonly system: MailSystem; readonly header: string; readonly mail: ParsedMail };

/** One for each address that the report names, in its order; at least one. */
export function readBounces(mail: ParsedMail): readonly Bounce[] {
  const { words, header } = separateReturned(mail);
  const report: Report = { words, header, mail, system: mailSystemOf(words.toLowerCase()) };
  const fields = fieldsOf(report);
  const failures =
    fields.length === 0 ? writtenFailures(report) : fields.map((one) => statedFailure(report, one, fields.length === 1));
  const told = failures.length === 1 ? report : { ...report, words: '' };
  return failures.map((failure) => toBounce(told, failure));
}

/** OpenSMTPD's words know all of a failure, and its fields the class only. Of a success its words say too little. */
function fieldsOf(report: Report): readonly DeliveryFields[] {
  const fields = allFieldsOf(report);
  return report.system === 'opensmtpd' && !fields.every(({ action }) => isDelivered(action)) ? [] : fields;
}

const isDelivered = (action: string): boolean => /^(delivered|relayed|expanded)/.test(action);

function allFieldsOf({ mail, words }: Report): readonly DeliveryFields[] {
  const told = readSesNotification(mail);
  if (told !== undefined) return told.fields;
  const part = mail.attachments.find(({ type }) => REPORTS.includes(type));
  const fields = readDeliveryFields(part === undefined ? words : textOf(part));
  return part === undefined ? fields.filter(({ recipient, action }) => recipient !== undefined || action !== '') : fields;
}

function statedFailure(report: Report, fields: DeliveryFields, isOnly: boolean): Failure {
  const { recipient, action, status, speaker, remoteHost, category } = fields;
  const stated = fields.diagnosis || fields.comment;
  const written = isOnly ? report.words : aboutRecipient(report.words, recipient);
  const diagnosis = transcript(report.words, isOnly) ?? administrators(written) ?? stated;
  return {
    recipient: recipient ?? failedRecipient(report),
    action,
    status,
    speaker: /^X-POSTFIX$/.test(speaker) ? 'SMTP' : speaker,
    remoteHost,
    category,
    diagnosis: diagnosis === stated ? stated : `${diagnosis} ${stated}`.trim(),
    context: oneLineOf(`${written} ${stated}`),
  };
}

function writtenFailures(report: Report): readonly Failure[] {
  const told = administrators(report.words) ?? transcript(report.words, true);
  return readWrittenFailures(report.words).map(({ recipient, diagnosis }) => ({
    recipient: recipient ?? failedRecipient(report),
    action: '',
    status: '',
    speaker: '',
    remoteHost: '',
    category: '',
    diagnosis: told ?? diagnosis,
    context: oneLineOf(report.words),
  }));
}

/** Sendmail tells what the server answered (`<<< 550 …`) to what it said (`>>> RCPT To:…`). */
function transcript(words: string, isOnly: boolean): string | undefined {
  if (!isOnly || !/^\W*transcript of session follows/im.test(words)) return undefined;
  const answers = words.split('\n').filter((line) => line.startsWith('<<< '));
  return answers.length === 0 ? undefined : [...new Set(answers.map((line) => line.slice(4).trim()))].join(' ');
}

const FOR_ADMINISTRATORS =
  /^(diagnostic information for administrators|error details|informations de diagnostic pour les administrateurs|informazioni di diagnostica per gli amministratori|diagnostisk information f|diagnoseinformationen für administratoren|información de diagnóstico para los administradores|管理者向けの診断情報|管理员的诊断信息|供管理员使用的诊断信息)/im;

/** Exchange explains to people first; what the server said comes after, for those who run it. */
function administrators(words: string): string | undefined {
  const at = words.search(FOR_ADMINISTRATORS);
  if (at < 0) return undefined;
  const lines = words.slice(at).split('\n');
  const coded = lines.filter((line) => findReply(line) !== '' || findStatus(line) !== '' || line.includes('Remote Server '));
  return coded.length === 0 ? undefined : oneLineOf(coded.join(' '));
}

function aboutRecipient(words: string, recipient: string | undefined): string {
  return readWrittenFailures(words).find((one) => one.recipient === recipient)?.diagnosis ?? '';
}

/** Whom a report is written to has sent the mail, and is seldom whom it did not reach. */
function failedRecipient({ mail, words, header }: Report): string | undefined {
  const places = [mail.headers.get('x-failed-recipients'), words, headerField(header, 'To')];
  const named = places.flatMap((place) => addressIn(place ?? '') ?? []);
  const isSender = (address: string) => mail.to.some(({ email }) => email.toLowerCase() === address.toLowerCase());
  return named.find((address) => !isSender(address)) ?? named[0];
}

function toBounce(report: Report, failure: Failure): Bounce {
  const first = judge(report, failure, failure.diagnosis || failure.context);
  const others = [
    first.reason === 'rejected' ? answerIn(withoutFarewell(report.system, oneLineOf(failure.diagnosis))) : '',
    isVague(first) ? failure.context : '',
  ];
  const better = others
    .filter((words) => words !== '' && words !== failure.diagnosis)
    .map((words) => judge(report, failure, words))
    .find((judged) => !isVague(judged) && judged.reason !== 'securityerror');
  const { recipient } = failure;
  const diagnosis = failure.diagnosis === '' ? (better ?? first).diagnosis : first.diagnosis;
  return { ...(recipient === undefined ? {} : { recipient }), ...(better ?? first), diagnosis };
}

const isVague = ({ reason }: Judged): boolean => VAGUE.includes(reason);

/** qmail calls every refusal of MAIL a rejected sender, whatever the other server said. */
const answerIn = (diagnosis: string): string =>
  /but sender was rejected\.\s+remote host said: (.*)$/is.exec(diagnosis)?.[1] ?? '';

type Judged = Omit<Bounce, 'recipient'>;

function judge(report: Report, failure: Failure, words: string): Judged {
  const diagnosis = withoutFarewell(report.system, oneLineOf(words));
  const heard = { system: report.system, words: report.words, diagnosis, category: failure.category };
  const hint = hintOf({ ...heard, command: commandOf(report, diagnosis, failure.context) });
  const said = findReply(diagnosis, failure.status) || findReply(failure.context, failure.status);
  const status = preferStatus(failure.status, findStatus(diagnosis, said), said) || findStatus(failure.context, said);
  const facts = { ...failure, status, reply: said, diagnosis, ...commandAndHint(hint) };
  const reason = filteredByPhone(report) ?? atHost(failure, hint, diagnosis) ?? decideReason(facts);
  return {
    action: isGivenUp(report, diagnosis) ? 'failed' : actionOf(failure.action, reason, report),
    status: status === '' ? madeUpStatus(report, { reason, hint, diagnosis, reply: said }) : status,
    replyCode: said,
    reason,
    hard: FOR_GOOD.includes(reason) || (reason === 'notaccept' && !isTransient(`${status} ${diagnosis}`)),
    diagnosis: diagnosis.slice(0, LONGEST_DIAGNOSIS),
  };
}

/** qmail says `Giving up on 192.0.2.1.` of every server, whatever that server said. */
const withoutFarewell = (system: MailSystem, diagnosis: string): string =>
  system === 'qmail' && /remote host said:/i.test(diagnosis)
    ? diagnosis.replace(/\s?Giving up on [\w.:-]{1,255}(?=\s|$)/g, '')
    : diagnosis;

const commandAndHint = ({ command, reason }: Hint) => ({ command, hint: reason });

function commandOf({ words, system }: Report, diagnosis: string, context: string): string {
  const named = /\(in reply to ([^)]{4,40})\)/i.exec(`${diagnosis} ${context}`)?.[1];
  const asked = /^>>> (.*)$/m.exec(words)?.[1];
  if (/refused to talk to me:|but my name was rejected/.test(diagnosis)) return 'HELO';
  if (/but sender was rejected/.test(diagnosis)) return 'MAIL';
  if (system === 'qmail' && diagnosis.includes('does not like recipient')) return 'RCPT';
  if (/failed (on DATA command|after I sent the message)/.test(diagnosis)) return 'DATA';
  const places = [named ?? '', asked ?? '', diagnosis, context];
  return places.map(findCommand).find((command) => command !== '') ?? '';
}

function atHost({ remoteHost, recipient, context }: Failure, hint: Hint, diagnosis: string): BounceReason | undefined {
  if (
    hint.reason !== undefined &&
    !['onhold', 'userunknown', 'expired', 'networkerror', 'hostunknown', 'systemerror', 'securityerror'].includes(hint.reason)
  )
    return undefined;
  const spoke = remoteHost || (/\bhost ([\w.-]+\.[a-z]{2,})/i.exec(`${diagnosis} ${context}`)?.[1] ?? '');
  const byHost = reasonAtHost(recipient?.split('@').at(-1) ?? '', diagnosis) ?? reasonAtHost(spoke, diagnosis);
  return byHost ?? (spoke === '' ? reasonByMark(diagnosis) : undefined);
}

/** Telephones of au refuse what their owner does not want so. */
const filteredByPhone = ({ mail }: Report): BounceReason | undefined =>
  mail.headers.get('x-spasign')?.trim() === 'NG' ? 'filtered' : undefined;

/** OpenSMTPD calls a mail delayed also when it tries no more. */
const isGivenUp = ({ system }: Report, diagnosis: string): boolean =>
  system === 'opensmtpd' && /: envelope expired$/i.test(diagnosis);

function actionOf(stated: string, reason: BounceReason, { mail, words }: Report): Bounce['action'] {
  if (isDelivered(stated) || reason === 'delivered') return 'delivered';
  if (stated !== '') return stated === 'delayed' ? 'delayed' : 'failed';
  return /\bdelay|warning/i.test(mail.subject) ||
    /\bhas been delayed|message is delayed|not yet been delivered|will be retried/i.test(words)
    ? 'delayed'
    : 'failed';
}

type Unstated = { readonly reason: BounceReason; readonly hint: Hint; readonly diagnosis: string; readonly reply: string };

/** Exim goes on trying for a while with what it calls expired or full. */
function madeUpStatus({ system }: Report, { reason, hint, diagnosis, reply }: Unstated): string {
  const goesOn = system === 'exim' && (hint.reason === 'expired' || hint.reason === 'mailboxfull') && hint.reason === reason;
  const made = statusOfReason(reason, goesOn || isTransient(`${reply} ${diagnosis}`));
  return FOR_GOOD.includes(reason) ? made.replace(/^4/, '5') : made;
}

function isTransient(words: string): boolean {
  const code = findStatus(words) || findReply(words);
  if (code !== '') return code.startsWith('4');
  const text = words.toLowerCase();
  return !text.includes(' permanent ') && (text.includes(' temporar') || text.includes(' persistent'));
}

const oneLineOf = (text: string): string => text.replace(/\s+/g, ' ').trim();
