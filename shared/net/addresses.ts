/** Which addresses on the internet a request that somebody else has named the goal of may go to. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * The registries of special-purpose addresses (IANA, RFC 6890): private, shared, link-local and metadata, documentation, multicast,
 * reserved; and the one public address under which Azure answers its own machines.
 */
const SPECIAL_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** Of IPv6 only this part is the public internet … */
const GLOBAL_IPV6 = ['2000::', 3] as const;
/** … but for protocols of its own, tunnels that lead back into IPv4, and documentation. */
const SPECIAL_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

type Subnets = readonly (readonly [net: string, prefix: number])[];

function listOf(subnets: Subnets, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
  return list;
}

const specialIpv4 = listOf(SPECIAL_IPV4, 'ipv4');
const globalIpv6 = listOf([GLOBAL_IPV6], 'ipv6');
const specialIpv6 = listOf(SPECIAL_IPV6, 'ipv6');
const loopbackIpv4 = listOf([['127.0.0.0', 8]], 'ipv4');

/** Whatever is not an IP address in its usual notation is none, so that no list that does not know it lets it pass. */
export function isPublic(address: string): boolean {
  if (isIPv6(address)) return globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
  return isIPv4(address) && !specialIpv4.check(address, 'ipv4');
}

export const isLoopback = (address: string): boolean =>
  isIPv6(address) ? address === '::1' : loopbackIpv4.check(address, 'ipv4');
