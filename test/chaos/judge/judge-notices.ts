/** Mails against histories: what a history owes has one receipt, and a receipt has one mail, or more where it says that it may. */
import type { Receipt } from '../../../shared/app/receipt.ts';
import { type Fact, isFiring } from '../../../shared/core/fact.ts';
import type { CapturedMail, KeptTicket } from '../outcome/outcome.ts';
import type { Company } from './company.ts';
import type { Violation } from './violation.ts';

/** Somebody is to hear of a fact. */
type Owed = { readonly n: number; readonly to: string; readonly kinds: readonly string[] };

/** What a customer hears of, by the kind of fact. */
const TOLD_TO_CUSTOMERS: { readonly [T in Fact['type']]?: string } = {
  opened: 'received',
  replied: 'replied',
  held: 'on-hold',
  resolved: 'resolved',
  closed: 'closed',
};
/** A level that came due together with others is told of in the gravest one's mail. */
const TOLD_TO_STAFF = ['warning', 'breach', 'escalation'];

export function judgeNotices(ticket: KeptTicket, mails: readonly CapturedMail[], company: Company): readonly Violation[] {
  const owed = owedBy(ticket.facts, company);
  const complaints = [
    ...owed.flatMap((one) => judgeOwed(one, ticket.receipts)),
    ...ticket.receipts.flatMap((receipt) => judgeReceipt(receipt, owed, mails)),
    ...strayMails(ticket.receipts, mails),
  ];
  return complaints.map((what) => ({ ticketId: ticket.id, what }));
}

function owedBy(facts: readonly Fact[], company: Company): readonly Owed[] {
  const requester = facts[0]?.type === 'opened' ? facts[0].requester.email : '';
  return facts.flatMap((fact): readonly Owed[] => {
    if (isOfCustomer(fact)) return [{ n: fact.n, to: company.lead, kinds: ['news'] }];
    const forCustomer = TOLD_TO_CUSTOMERS[fact.type];
    if (forCustomer !== undefined) return [{ n: fact.n, to: requester, kinds: [forCustomer] }];
    if (isFiring(fact))
      return fact.told.map((name) => ({ n: fact.n, to: company.addressOf(name) ?? name, kinds: TOLD_TO_STAFF }));
    if (fact.type !== 'assigned' || fact.assignee === undefined) return [];
    return [{ n: fact.n, to: company.addressOf(fact.assignee) ?? '', kinds: ['assigned'] }];
  });
}

/** What a customer says or decides is news to the lead of a team whose tickets nobody owns. */
const isOfCustomer = ({ type, by }: Fact): boolean =>
  type === 'customer-replied' || (type === 'reopened' && by.startsWith('requester:'));

const isFor = ({ n, to, kinds }: Owed, receipt: Receipt): boolean =>
  receipt.facts.includes(n) && receipt.to === to && kinds.includes(receipt.notice);

function judgeOwed(owed: Owed, receipts: readonly Receipt[]): readonly string[] {
  const found = receipts.filter((receipt) => isFor(owed, receipt)).length;
  if (found === 1) return [];
  return [`fact ${owed.n} is to be told to ${owed.to} (${owed.kinds.join(' or ')}): ${found} receipts instead of one`];
}

function judgeReceipt(receipt: Receipt, owed: readonly Owed[], mails: readonly CapturedMail[]): readonly string[] {
  const name = `receipt ${receipt.id}`;
  const reasons = receipt.facts.filter((n) => owed.some((one) => one.n === n && isFor(one, receipt)));
  const sent = mails.filter(({ id }) => id === receipt.providerId).length;
  return [
    ...(reasons.length === receipt.facts.length ? [] : [`${name} tells of what nobody was to be told`]),
    ...(receipt.state === 'sent' ? [] : [`${name} ended as "${receipt.state}"`]),
    ...(receipt.state !== 'sent' || sent === 1 ? [] : [`${name} says sent, and its mail left ${sent} times`]),
    ...(receipt.attempts === 1 || receipt.doubtful
      ? []
      : [`${name} took ${receipt.attempts} attempts and is not marked doubtful`]),
  ];
}

/** Mails besides those that the receipts name: each needs a doubtful receipt that it may be the first attempt of. */
function strayMails(receipts: readonly Receipt[], mails: readonly CapturedMail[]): readonly string[] {
  const extra = mails.filter(({ id }) => receipts.every(({ providerId }) => providerId !== id));
  const doubtful = receipts.filter((receipt) => receipt.doubtful);
  return extra.flatMap((mail) => {
    const allowed = doubtful
      .filter(({ notice, to }) => notice === mail.notice && to === mail.to)
      .reduce((sum, { attempts }) => sum + attempts - 1, 0);
    const alike = extra.filter(({ notice, to }) => notice === mail.notice && to === mail.to).length;
    return alike <= allowed ? [] : [`mail ${mail.id} (${mail.notice} to ${mail.to}) has no receipt that says so`];
  });
}
