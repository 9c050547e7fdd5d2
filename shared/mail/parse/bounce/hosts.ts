/**
 * What the sentences and codes of large receivers mean, as they document them. They say by a code of their own, or by a sentence that
 * means something else elsewhere, what the statuses of RFC 3463 leave open.
 */
import type { BounceReason } from '../../../app/mail/bounce.ts';
import { COX, GODADDY } from './hosts/access-providers.ts';
import { GOOGLE } from './hosts/google.ts';
import { APPLE, DOCOMO, TENCENT, YAHOO } from './hosts/mailbox-providers.ts';
import { MICROSOFT } from './hosts/microsoft.ts';
import { MIMECAST } from './hosts/mimecast.ts';
import { phrases, reasonSaid, type SaidBy } from './phrases.ts';

type Receiver = {
  /** Ends of the names of its hosts, or of its addresses. */
  readonly hosts: readonly string[];
  /** The reason behind a code of its own. */
  readonly codes?: (diagnosis: string) => BounceReason | undefined;
  readonly says?: SaidBy;
};

const coded =
  (pattern: RegExp, byCode: { readonly [code: string]: BounceReason }) =>
  (diagnosis: string): BounceReason | undefined =>
    byCode[pattern.exec(diagnosis)?.[1] ?? ''];

/** Several codes for one reason, as lists of words. */
function codes(byReason: { readonly [R in BounceReason]?: string }): { readonly [code: string]: BounceReason } {
  const pairs = Object.entries(byReason) as readonly (readonly [BounceReason, string])[];
  return Object.fromEntries(pairs.flatMap(([reason, list]) => list.split(' ').map((code) => [code, reason])));
}

/** AUP#I-1340 and the like: ranges of numbers. */
const CHARTER: readonly (readonly [from: number, to: number, reason: BounceReason])[] = [
  [1000, 1000, 'blocked'],
  [1010, 1080, 'rejected'],
  [1090, 1090, 'systemerror'],
  [1100, 1150, 'requireptr'],
  [1160, 1190, 'policyviolation'],
  [1200, 1250, 'blocked'],
  [1260, 1260, 'networkerror'],
  [1300, 1340, 'toomanyconn'],
  [1350, 1490, 'speeding'],
  [1500, 1520, 'rejected'],
  [1530, 1530, 'mesgtoobig'],
  [1540, 1550, 'speeding'],
  [1560, 1560, 'policyviolation'],
  [1580, 1580, 'speeding'],
];

function charterCode(diagnosis: string): BounceReason | undefined {
  const number = Number(/AUP#\D{0,4}(\d{4})/.exec(diagnosis)?.[1]);
  return CHARTER.find(([from, to]) => number >= from && number <= to)?.[2];
}

const RECEIVERS: readonly Receiver[] = [
  { hosts: ['icloud.com', 'apple.com', 'me.com', 'mac.com'], says: APPLE },
  {
    hosts: ['cox.net', 'cloudfilter.net'],
    codes: coded(
      /AUP#([A-Z]+\d*)/,
      codes({
        blocked:
          'CXBL CDRBL IPBL0001 IPBL0010 IPBL0100 IPBL0011 IPBL0101 IPBL0110 IPBL0111 IPBL1000 IPBL1001 IPBL1010 IPBL1011 IPBL1100 IPBL1101 IPBL1110 IPBL1111 IPBL00001',
        requireptr: 'CXDNS',
        authfailure: 'CXSNDR',
        rejected: 'CXSMTP',
        toomanyconn: 'CXCNCT CXMXRT',
        securityerror: 'CXTHRT CXMJ',
        spamdetected: 'URLBL011 URLBL101 URLBL110 URLBL1001',
      }),
    ),
    says: COX,
  },
  {
    hosts: ['secureserver.net'],
    codes: coded(
      / IB(\d{3})\b/,
      codes({
        securityerror: '401',
        notcompliantrfc: '501 502',
        rejected: '506',
        authfailure: '508',
        requireptr: '108',
        spamdetected: '212',
        virusdetected: '705',
        toomanyconn: '605 007',
        speeding: '101 504 510 607',
        blocked: '110 111 112 113 104 105 106',
        badreputation: '103',
      }),
    ),
    says: GODADDY,
  },
  {
    hosts: ['laposte.net', 'orange.fr', 'wanadoo.fr'],
    codes: coded(
      /\b(?:lpn|lpnaaa|ofr|ouk)(?:\d{3})?[_-]?(\d{3})\b/i,
      codes({
        blocked: '101 102 103 510 999',
        toomanyconn: '104',
        securityerror: '305 402',
        authfailure: '401 517',
        rejected: '403 405 415 421',
        userunknown: '416',
        mailboxfull: '417',
        suspend: '420 426',
        systemerror: '505',
        spamdetected: '506',
        mesgtoobig: '514',
        policyviolation: '630',
      }),
    ),
    says: { authfailure: phrases('spf/dns de votre nom de domaine') },
  },
  { hosts: ['charter.net'], codes: charterCode },
  {
    hosts: ['facebook.com'],
    codes: coded(
      /\b((?:POL|MSG|RCP|DNS|CON|INT)-[PT]\d)\b/,
      codes({
        authfailure: 'POL-P7',
        blocked: 'POL-P1 POL-P2 POL-P3 POL-P4 POL-T1 POL-T2 POL-T3',
        contenterror: 'MSG-P2',
        filtered: 'RCP-P2 RCP-P3',
        mesgtoobig: 'MSG-P1 INT-P2',
        notcompliantrfc: 'MSG-P3',
        rejected: 'DNS-P1 DNS-P2 DNS-T1',
        requireptr: 'DNS-P3 DNS-T2',
        spamdetected: 'POL-P6',
        suspend: 'RCP-T4',
        systemerror: 'RCP-T1',
        toomanyconn: 'CON-T1 CON-T2 CON-T3 CON-T4 MSG-T1',
        userunknown: 'RCP-P1 INT-P1 INT-P3 INT-P4',
        virusdetected: 'POL-P5',
      }),
    ),
  },
  {
    hosts: ['email.ua', 'i.ua'],
    codes: coded(
      /\.i\.ua\/err\/(\d+)/i,
      codes({
        norelaying: '1 6',
        userunknown: '2',
        suspend: '3',
        mailboxfull: '4',
        toomanyconn: '5',
        blocked: '7 9',
        rejected: '8',
        filtered: '10',
      }),
    ),
  },
  { hosts: ['google.com', 'gmail.com', 'googlemail.com'], says: GOOGLE },
  {
    hosts: ['outlook.com', 'onmicrosoft.com', 'exchangelabs.com', 'hotmail.com', 'live.com', 'msn.com'],
    says: MICROSOFT,
  },
  { hosts: ['mimecast.com'], says: MIMECAST },
  { hosts: ['docomo.ne.jp'], says: DOCOMO },
  {
    hosts: ['ezweb.ne.jp', 'au.com'],
    says: { filtered: phrases('550 : user unknown'), userunknown: phrases('>: user unknown') },
  },
  { hosts: ['qq.com'], says: TENCENT },
  { hosts: ['yahoodns.net', 'yahoo.com', 'aol.com'], says: YAHOO },
];

/** Pages and marks that only one receiver puts into its answers. */
const MARKS: readonly (readonly [mark: RegExp, host: string])[] = [
  [/support\.google\.com\/|- gsmtp\b/i, 'google.com'],
  [/\.prod\.(protection\.)?outlook\.com\b/i, 'outlook.com'],
  [/\b(senders|postmaster)\.yahoo(inc)?\.com\//i, 'yahoo.com'],
  [/\bservice\.mail\.qq\.com\//i, 'qq.com'],
  [/\bcommunity\.mimecast\.com\//i, 'mimecast.com'],
  [/\bpostmaster\.facebook\.com\//i, 'facebook.com'],
];

/** The same where nothing but the answer itself tells whose it is. */
export function reasonByMark(diagnosis: string): BounceReason | undefined {
  const host = MARKS.find(([mark]) => mark.test(diagnosis))?.[1];
  return host === undefined ? undefined : reasonAtHost(host, diagnosis);
}

/** @param host name of the server that spoke, or the domain of the address */
export function reasonAtHost(host: string, diagnosis: string): BounceReason | undefined {
  const name = host.toLowerCase();
  const receiver = RECEIVERS.find(({ hosts }) => hosts.some((end) => name === end || name.endsWith(`.${end}`)));
  return receiver?.codes?.(diagnosis) ?? (receiver?.says && reasonSaid(receiver.says, diagnosis.toLowerCase()));
}
