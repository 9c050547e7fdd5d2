import type { ConfigurationDraft } from '../app/ports.ts';

/** Under which name, in which domain and in which directions a stage mails, where it has its own: stages can then share one configuration. */
export type StageMail = {
  readonly from?: string | undefined;
  readonly inboundDomain?: string | undefined;
  /** The stage sends and does not receive. */
  readonly oneWay?: true | undefined;
};

/** The configuration with the names of the stage. Addresses in the inbound domain move with it. */
export function withStageMail(draft: ConfigurationDraft, stage: StageMail): ConfigurationDraft {
  const { mail } = draft;
  const inboundDomain = stage.inboundDomain ?? mail.inboundDomain;
  const domain = new RegExp(`@${mail.inboundDomain.replaceAll('.', '\\.')}(?=>|$)`, 'i');
  const move = (address: string) => address.replace(domain, `@${inboundDomain}`);
  const teams = Object.entries(mail.teamByAddress).map(([address, team]) => [move(address), team]);
  const from = stage.from ?? move(mail.from);
  const oneWay = stage.oneWay ? { oneWay: true as const } : {};
  return { ...draft, mail: { ...mail, inboundDomain, from, teamByAddress: Object.fromEntries(teams), ...oneWay } };
}
