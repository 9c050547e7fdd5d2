import type { Services } from '../app/services.ts';
import { createDynamoClient } from '../aws/clients.ts';
import { createKeyStore } from '../aws/key-store.ts';

/** What it takes to know who calls, besides the secrets. */
export function accessServices(env: { readonly TABLE_NAME: string }): Pick<Services, 'keys'> {
  return { keys: createKeyStore({ dynamo: createDynamoClient(), name: env.TABLE_NAME }) };
}
