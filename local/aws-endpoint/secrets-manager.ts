import { type AwsAnswer, AwsError, type AwsRequest, jsonAnswer } from './aws-request.ts';

/** Secrets Manager, as far as the handlers use it: reading the current value of a secret. */
export function createSecretsManager(secrets: { readonly [id: string]: object }): (request: AwsRequest) => AwsAnswer {
  return ({ operation, json }) => {
    if (operation !== 'secretsmanager.GetSecretValue')
      throw new AwsError('InvalidAction', `This machine's Secrets Manager has no ${operation}.`);
    const id = String(json['SecretId']);
    const secret = secrets[id];
    if (secret === undefined)
      throw new AwsError('ResourceNotFoundException', `Secrets Manager can't find the specified secret ${id}.`);
    return jsonAnswer({
      ARN: id,
      Name: id,
      VersionId: 'local',
      VersionStages: ['AWSCURRENT'],
      SecretString: JSON.stringify(secret),
    });
  };
}
