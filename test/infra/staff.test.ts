import { describe, expect, test } from 'vitest';
import type { StageSettings } from '../../infra/stage.ts';
import { names, STAGE, synthesize, valuesOf } from './synthesized.ts';

const COGNITO = { domainPrefix: 'acme-pledge', callbackUrls: ['https://desk.acme.example/signed-in'] } as const;
const withCognito = (changes: object = {}, stage: Partial<StageSettings> = {}) =>
  synthesize({ ...STAGE, ...stage, api: { ...STAGE.api, cognito: { ...COGNITO, ...changes } } });

const stage = withCognito();
const propertiesOf = (type: string, from = stage) => from.ofType(`AWS::Cognito::${type}`)[0]?.properties;

describe('a stage whose staff sign in at a user pool of its own', () => {
  test('lets nobody make an account but an admin', () => {
    expect(propertiesOf('UserPool')).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    });
  });

  test('asks for long passwords and an authenticator app, never for a text message', () => {
    expect(propertiesOf('UserPool')).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 14,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 3,
        },
      },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    });
  });

  test('may leave the second factor to each person', () => {
    expect(propertiesOf('UserPool', withCognito({ mfa: 'optional' }))).toMatchObject({ MfaConfiguration: 'OPTIONAL' });
  });

  test('believes a new address only once it is verified', () => {
    expect(propertiesOf('UserPool')).toMatchObject({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  test('has a group for each role that people have', () => {
    const groups = stage.ofType('AWS::Cognito::UserPoolGroup').map(({ properties }) => properties['GroupName']);
    expect(groups).toEqual(['read-only', 'agent', 'lead', 'manager', 'admin']);
  });

  test('has a client without a secret, whose only way in is a code from the sign-in page', () => {
    const client = propertiesOf('UserPoolClient');
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      CallbackURLs: COGNITO.callbackUrls,
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      IdTokenValidity: 60,
      RefreshTokenValidity: 720,
    });
    expect(client).not.toHaveProperty('LogoutURLs');
  });

  test('has a page to sign in on', () => {
    expect(propertiesOf('UserPoolDomain')).toMatchObject({ Domain: 'acme-pledge', ManagedLoginVersion: 2 });
    expect(propertiesOf('ManagedLoginBranding')).toMatchObject({ UseCognitoProvidedValues: true });
  });

  test('tells every function that answers HTTP whose tokens to take, and which group has which role', () => {
    const told = stage.ofType('AWS::Lambda::Function').flatMap(({ properties }) => valuesOf('OIDC', properties));
    expect(told).toHaveLength(3);
    for (const one of told) {
      const text = JSON.stringify(one);
      expect(text).toContain('ProviderURL');
      expect(text).toContain('cognito:groups');
      expect(text).toContain('\\"read-only\\":\\"read-only\\"');
    }
  });

  test('tells the operator what programs and people need', () => {
    const outputs = stage.templates.get('staff')?.findOutputs('*');
    expect(Object.keys(outputs ?? {})).toEqual(expect.arrayContaining(['UserPoolId', 'ClientId', 'Issuer', 'SignInUrl']));
  });

  test('keeps its accounts when its stack is removed, if it keeps its data', () => {
    const [pool] = stage.ofType('AWS::Cognito::UserPool');
    expect(pool).toMatchObject({ deletionPolicy: 'Retain', properties: { DeletionProtection: 'ACTIVE' } });
    const [passing] = withCognito({}, { retain: false }).ofType('AWS::Cognito::UserPool');
    expect(passing).toMatchObject({ deletionPolicy: 'Delete', properties: { DeletionProtection: 'INACTIVE' } });
  });
});

describe('any other stage', () => {
  test('has no user pool', () => {
    const plain = synthesize(STAGE);
    expect(names(plain.resources.filter(({ type }) => type.startsWith('AWS::Cognito')))).toEqual([]);
    expect([...plain.templates.keys()]).not.toContain('staff');
  });
});
