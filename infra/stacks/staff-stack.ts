/**
 * Where the staff sign in, for a company without an identity provider of its own: a user pool whose accounts admins make, a page to sign
 * in on, and a client for programs that keep no secret. Whoever is in a group of the name of a role has that role.
 */
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { TokenSettings } from '../../shared/app/tokens/token-verifier.ts';
import type { Role } from '../../shared/core/role.ts';
import { acknowledge } from '../acknowledge.ts';
import { PledgeStack, type PledgeStackProps } from '../constructs/pledge-stack.ts';
import type { CognitoSettings } from '../stage.ts';

/** Programs have keys. */
const ROLES_OF_PEOPLE = ['read-only', 'agent', 'lead', 'manager', 'admin'] as const satisfies readonly Role[];

const MFA = { required: Mfa.REQUIRED, optional: Mfa.OPTIONAL } as const;

/** After a working day people sign in anew, and whoever was disabled is out within the hour. */
const SESSION = Duration.hours(12);
const TOKEN = Duration.hours(1);

export type StaffStackProps = PledgeStackProps & { readonly cognito: CognitoSettings };

export class StaffStack extends PledgeStack {
  /** By which the API knows the tokens of this pool. */
  readonly tokens: TokenSettings;

  constructor(scope: Construct, props: StaffStackProps) {
    super(scope, 'staff', 'Pledge: where the staff sign in', props);
    const pool = this.createPool(props.cognito);
    for (const role of ROLES_OF_PEOPLE)
      pool.addGroup(role, { groupName: role, description: `Have the role ${role} in Pledge ${this.settings.name}` });
    const client = this.createClient(pool, props.cognito);
    const domain = this.createSignIn(pool, client, props.cognito);
    this.tokens = {
      issuer: pool.userPoolProviderUrl,
      audience: client.userPoolClientId,
      roleClaim: 'cognito:groups',
      roles: Object.fromEntries(ROLES_OF_PEOPLE.map((role) => [role, role])),
    };
    this.tellOperator(pool, client, domain);
  }

  private createPool({ mfa = 'required' }: CognitoSettings): UserPool {
    const pool = new UserPool(this, 'Staff', {
      userPoolName: this.named('staff'),
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      // Whoever changes their address stays known by the one before until the new one is verified.
      autoVerify: { email: true },
      keepOriginal: { email: true },
      mfa: MFA[mfa],
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      userInvitation: INVITATION,
      deletionProtection: this.settings.retain,
      removalPolicy: this.settings.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(
      pool,
      'COG8',
      'Accounts are made by admins alone, passwords are long and a second factor is asked for, so the plan that costs more adds little. Change it in the console if your company wants its threat protection.',
    );
    if (mfa === 'optional')
      acknowledge(
        pool,
        'COG2',
        'The operator has chosen it: api.cognito.mfa is optional, and every person may have a second factor.',
      );
    return pool;
  }

  /** Without flows that send a password, the page is the only way in: no token ever comes with the right to change one's account. */
  private createClient(pool: UserPool, { callbackUrls, logoutUrls }: CognitoSettings): UserPoolClient {
    return pool.addClient('Client', {
      userPoolClientName: this.named('staff'),
      generateSecret: false,
      authFlows: { userSrp: false, userPassword: false, adminUserPassword: false, custom: false },
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [...callbackUrls],
        ...(logoutUrls === undefined ? {} : { logoutUrls: [...logoutUrls] }),
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: TOKEN,
      accessTokenValidity: TOKEN,
      refreshTokenValidity: SESSION,
    });
  }

  private createSignIn(pool: UserPool, client: UserPoolClient, { domainPrefix }: CognitoSettings): UserPoolDomain {
    // Without a branding, even the provider's own, these pages show nothing.
    new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
  }

  private tellOperator(pool: UserPool, client: UserPoolClient, domain: UserPoolDomain): void {
    const tell = (id: string, value: string, description: string) => new CfnOutput(this, id, { value, description });
    tell('UserPoolId', pool.userPoolId, 'Accounts are made in this pool: see docs/deploy.md');
    tell('ClientId', client.userPoolClientId, 'For programs that the staff sign in with');
    tell('Issuer', pool.userPoolProviderUrl, 'Its discovery document is below /.well-known/openid-configuration');
    tell('SignInUrl', domain.baseUrl(), 'Where the staff sign in');
  }
}

const INVITATION = {
  emailSubject: 'Pledge: your account / 您的帐户',
  emailBody: [
    '<p>An account for Pledge was made for you: {username}. Your first password is <code>{####}</code>; it holds for three days.</p>',
    '<p>已为您开通 Pledge 帐户：{username}。您的初始密码是 <code>{####}</code>，三天内有效。</p>',
  ].join(''),
};
