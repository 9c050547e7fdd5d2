/** Bits of an IPv6 address that a household or a server has to itself, in groups of 16. */
const OWN_GROUPS = 4;

/** By what requests of one origin are counted: an IPv4 address, or the /64 of an IPv6 one, since whoever has one has all of it. */
export function networkOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, OWN_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

const groupsOf = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
