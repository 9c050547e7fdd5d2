/** Providers that ignore dots before the `@`, with the name that each of them goes by. */
const WITHOUT_DOTS: { readonly [domain: string]: string } = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/**
 * Whose mailbox an address reaches, spelled in one way: without case and without what stands after a `+`. Good enough to know again
 * who belongs to a conversation; no proof of who somebody is.
 */
export function mailboxOf(address: string): string {
  const [, local = '', host = ''] = /^(.*)@([^@]*)$/s.exec(address.trim().toLowerCase()) ?? [];
  const domain = Object.hasOwn(WITHOUT_DOTS, host) ? WITHOUT_DOTS[host] : undefined;
  const person = local.replace(/(?<=.)\+.*$/s, '');
  return domain === undefined ? `${person}@${host}` : `${person.replaceAll('.', '')}@${domain}`;
}

export const isSameMailbox = (one: string, other: string): boolean => mailboxOf(one) === mailboxOf(other);

/** Those of `addresses` that reach no mailbox of `known`, each mailbox once. */
export function newMailboxes(addresses: readonly string[], known: readonly string[]): readonly string[] {
  const seen = new Set(known.map(mailboxOf));
  return addresses.filter((address) => {
    const mailbox = mailboxOf(address);
    return !seen.has(mailbox) && seen.add(mailbox);
  });
}
