/** Read this first: all stacks of a stage, and what each is given by the others. */
import type { App } from 'aws-cdk-lib';
import type { MailAddresses } from './mail-addresses.ts';
import { AlarmsStack } from './stacks/alarms-stack.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EngineStack } from './stacks/engine-stack.ts';
import { MailStack } from './stacks/mail-stack.ts';
import { MessagingStack } from './stacks/messaging-stack.ts';
import { StaffStack } from './stacks/staff-stack.ts';
import type { StageSettings } from './stage.ts';

export type PledgeProps = {
  readonly settings: StageSettings;
  readonly addresses: MailAddresses;
  /** The compiled configuration, as JSON. */
  readonly configuration: string;
};

export function addPledge(app: App, { settings, addresses, configuration }: PledgeProps): void {
  const data = new DataStack(app, { settings });
  const messaging = new MessagingStack(app, { settings });
  const { cognito } = settings.api;
  const staff = cognito && new StaffStack(app, { settings, cognito }).tokens;
  const api = new ApiStack(app, { settings, data, messaging, staff });
  const mail = addMail(app, { settings, addresses, data, messaging });
  const engine = new EngineStack(app, {
    settings,
    data,
    messaging,
    publicUrl: api.publicUrl,
    sendMails: mail?.sendMails ?? [],
    configuration,
  });
  // The engine puts the configuration in force: by then everything that reads it has to be of this release.
  if (mail) engine.addStackDependency(mail);
  new AlarmsStack(app, { settings, data, api, engine });
}

type Around = Pick<PledgeProps, 'settings' | 'addresses'> & { readonly data: DataStack; readonly messaging: MessagingStack };

function addMail(app: App, { settings, addresses, data, messaging }: Around): MailStack | undefined {
  const { mail } = settings;
  const { mails } = data;
  const { arrivals } = messaging;
  return mail && mails && arrivals
    ? new MailStack(app, { settings, mail, addresses, data, mails, messaging, arrivals })
    : undefined;
}
