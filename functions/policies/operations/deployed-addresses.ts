import type { MailSettings } from '../../../shared/app/ports.ts';
import { addressOfSender } from '../../../shared/config/text/sender.ts';
import { bodyProblem, HttpProblem } from '../../../shared/lambda/http-problem.ts';

/**
 * Who sends and where mail arrives is part of what was deployed: the right to send is for one address, and the domain is that of the
 * receipt rule. Changed here alone, no mail would go out or come in. @throws HttpProblem 422
 */
export function demandDeployedAddresses(deployed: MailSettings, wanted: MailSettings): void {
  const errors = [
    ...(addressIn(deployed.from) === addressIn(wanted.from) ? [] : [problem('mail.from', deployed.from)]),
    ...(deployed.inboundDomain === wanted.inboundDomain ? [] : [problem('mail.inbound-domain', deployed.inboundDomain)]),
  ];
  const [first] = errors;
  if (first === undefined) return;
  throw new HttpProblem({ status: 422, code: 'needs-deployment', detail: `${first.detail} Nothing was changed.`, errors });
}

const problem = (path: string, deployed: string) =>
  bodyProblem(['configuration'], `${path}: is ${deployed} since the last deployment. Change it by another one, or write that.`);

/** The name before it is free to change. */
const addressIn = (sender: string): string => addressOfSender(sender).toLowerCase();
