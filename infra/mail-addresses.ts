import { addressOfSender } from '../shared/config/text/sender.ts';

/** Under which name and domain a stage mails; as in the configuration, which a stage may replace. */
export type MailAddresses = {
  /** `Acme Support <support@acme.example>` or a bare address. */
  readonly from: string;
  readonly inboundDomain: string;
};

/** The address alone, as IAM and SES know the sender. */
export const senderOf = ({ from }: MailAddresses): string => addressOfSender(from);

export function senderDomainOf(addresses: MailAddresses): string {
  return senderOf(addresses).split('@').at(-1)?.toLowerCase() ?? '';
}
