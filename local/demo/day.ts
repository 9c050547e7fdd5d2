import type { Webhook } from '../platform.ts';
import type { Stage } from './stage.ts';

const ADA = { email: 'ada@shop.example', name: 'Ada' };
const BOB = 'bob@mill.example';
const SERVICE = 'help@in.northwind.example';

/** By the API; answered in time, solved, and confirmed by the link in the mail. */
export async function answeredInTime(stage: Stage): Promise<void> {
  await stage.at('09:00');
  const ticket = await stage.post('/v1/tickets', {
    subject: 'Checkout is slow',
    description: 'It takes a minute to pay.',
    requester: ADA,
  });
  stage.say(`Ada's shop opens ${ticket.reference} by the API: "Checkout is slow".`);
  await stage.at('09:06');
  await act(stage, `${ticket.id}/assignment`, { assignee: 'ann', author: 'ann' }, 'Ann takes it.');
  await stage.at('09:24');
  await act(
    stage,
    `${ticket.id}/replies`,
    { body: 'Found it: a slow query. We are on it.', from: 'agent', author: 'ann' },
    'Ann answers Ada, in time.',
  );
  await stage.at('11:30');
  await act(
    stage,
    `${ticket.id}/solution`,
    { body: 'We added an index. Please try again.', author: 'ann' },
    'Ann proposes a solution to Ada.',
  );
  const mail = await stage.mail(ADA.email, 'solution-proposed', ticket);
  await stage.at('12:00');
  stage.say('Ada presses "Yes, it is solved" in her mail.');
  await stage.follow(mail, 'Yes, it is solved');
}

/** By mail; the team's lead answers the warning that he gets, and the clock stands still while the customer looks for something. */
export async function heldAndResumed(stage: Stage): Promise<void> {
  await stage.at('09:12');
  stage.say('Bob writes a mail: "Where is my invoice?".');
  await stage.write({
    from: `Bob <${BOB}>`,
    to: SERVICE,
    subject: 'Where is my invoice?',
    text: 'I cannot find the one of October.',
  });
  const received = await stage.mail(BOB, 'received');
  const ticket = { id: received.headers['x-pledge-ticket'] ?? '', reference: '' };
  const warning = await stage.mail('leo@northwind.example', 'warning', ticket);
  await stage.at('09:54');
  stage.say('Leo, who leads the team, answers Bob by writing to the address in his warning.');
  await stage.write({
    from: 'Leo <leo@northwind.example>',
    to: customerAddressIn(warning.text),
    subject: warning.subject,
    text: 'Dear Bob, which order is it for?',
  });
  const answer = await stage.mail(BOB, 'replied', ticket);
  await stage.at('10:10');
  await act(
    stage,
    `${ticket.id}/hold`,
    { reason: 'waiting for customer', author: 'leo' },
    "Leo puts Bob's ticket on hold: the clock of the solution stops.",
  );
  await stage.at('13:00');
  stage.say('Bob answers the mail: the clock goes on.');
  await stage.write({ from: `Bob <${BOB}>`, ...replyTo(answer), text: 'Order 4711.' });
  await stage.at('13:30');
  await act(
    stage,
    `${ticket.id}/resolve`,
    { body: 'Here it is: https://northwind.example/invoices/4711', author: 'leo' },
    'Leo resolves it.',
  );
  const resolved = await stage.mail(BOB, 'resolved', ticket);
  await stage.at('13:48');
  stage.say('Bob presses "Yes, it is solved".');
  await stage.follow(resolved, 'Yes, it is solved');
}

/** By webhook; nobody answers, so it climbs to the manager, whose acknowledgement ends the climb. */
export async function climbsToTheManager(stage: Stage, webhook: Webhook): Promise<void> {
  await stage.at('09:30');
  stage.say('The monitoring posts an alert: "Disk full on db-1", critical. Nobody looks.');
  const { pathname } = new URL(webhook.url);
  const header =
    webhook.source.authentication.kind === 'shared-secret' ? { [webhook.source.authentication.header]: webhook.secret } : {};
  await stage.post(pathname, { alert: { id: 'db-1/disk', title: 'Disk full on db-1', severity: 'critical' } }, header);
  const escalation = await stage.mail('mia@northwind.example', 'escalation');
  const ticket = { id: escalation.headers['x-pledge-ticket'] ?? '', reference: '' };
  await stage.at('10:42');
  stage.say('Mia, the manager, presses "Acknowledge": no further level fires.');
  await stage.follow(escalation, 'Acknowledge');
  await stage.at('10:48');
  await act(stage, `${ticket.id}/assignment`, { assignee: 'ben', author: 'mia' }, 'Mia hands it to Ben.');
  await stage.at('11:06');
  await act(
    stage,
    `${ticket.id}/replies`,
    { body: 'Cleaning up old logs.', from: 'agent', author: 'ben' },
    'Ben answers, too late.',
  );
  await stage.at('12:30');
  await act(
    stage,
    `${ticket.id}/resolve`,
    { body: 'Logs are rotated now.', author: 'ben' },
    'Ben resolves it, well before the end of the eight hours.',
  );
}

async function act(stage: Stage, what: string, body: object, text: string): Promise<void> {
  stage.say(text);
  await stage.post(`/v1/tickets/${what}`, body);
}

/** A reply to a warning acknowledges; it names the address at which the customer is answered. */
const customerAddressIn = (text: string): string => /t\+[\w.]+@[\w.-]*\w/.exec(text)?.[0] ?? SERVICE;

function replyTo(mail: { readonly subject: string; readonly headers: { readonly [name: string]: string } }) {
  const { 'reply-to': to = SERVICE, 'message-id': inReplyTo = '' } = mail.headers;
  return { to, subject: `Re: ${mail.subject}`, inReplyTo };
}
