import type { Services } from '../app/services.ts';
import { createSecretsManagerClient } from '../aws/clients.ts';
import { createSecrets } from '../aws/secrets.ts';
import { defined } from '../core/defined.ts';

type SecretsEnv = {
  readonly SIGNING_SECRET_ARN?: string;
  readonly API_KEYS_SECRET_ARN?: string;
  readonly WEBHOOK_SECRETS_ARN?: string;
  readonly SMTP_SECRET_ARN?: string;
};

/** A function may read only those secrets that its environment names. */
export function secretServices(env: SecretsEnv): Pick<Services, 'secrets'> {
  const secrets = createSecrets({
    client: createSecretsManagerClient(),
    ...defined({
      signingSecret: env.SIGNING_SECRET_ARN,
      apiKeys: env.API_KEYS_SECRET_ARN,
      webhookSecrets: env.WEBHOOK_SECRETS_ARN,
      smtp: env.SMTP_SECRET_ARN,
    }),
  });
  return { secrets };
}
