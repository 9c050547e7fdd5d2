import { error, type Finding, type ProblemPath } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';

/** Refuses an address at which Pledge itself receives: it would write to itself. */
export function checkOutside(email: string | undefined, mail: ConfigurationFile['mail'], path: ProblemPath): readonly Finding[] {
  const address = email?.toLowerCase();
  if (address === undefined) return [];
  const own = [mail.from.email, ...Object.keys(mail.addresses ?? {})].some((one) => one.toLowerCase() === address);
  if (!own && !address.endsWith(`@${mail['inbound-domain']}`)) return [];
  const why = own ? 'is an address of mail' : `is in mail.inbound-domain (${mail['inbound-domain']})`;
  return [error(path, `${why}, so Pledge would write to itself; give one that a person reads`)];
}
