/**
 * What differs between two deployments of the same code. Every field is checked before anything is built;
 * each message says what to write instead, so that it can be shown as it is.
 */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import type { CamelKeys } from './camel-keys.ts';

const RETENTIONS = Object.values(RetentionDays)
  .filter((days) => typeof days === 'number')
  .filter((days) => days < RetentionDays.INFINITE);

const text = (pattern: RegExp, fix: string) => z.string(fix).regex(pattern, fix);
const domain = (example: string) =>
  text(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, `write a domain in lower case, such as ${example}`);
const count = (from: number, to: number) => {
  const fix = `write a whole number from ${from} to ${to}`;
  return z.int(fix).min(from, fix).max(to, fix);
};
const block = <S extends z.ZodRawShape>(shape: S, instead = '') =>
  z.strictObject(shape, {
    error: ({ code }) => {
      const fields = Object.keys(shape).join(', ');
      return code === 'unrecognized_keys'
        ? `is not a field; the fields are ${fields}`
        : `write ${instead}a block with the fields ${fields}`;
    },
  });

const PACE_FIX = 'needs mail.per-second beside it; write both as the SES console (Account dashboard) shows them';
const IDENTITIES_FIX = 'write create (this stage makes the SES identities) or existing (both domains are verified already)';

const smtp = block({
  host: domain('smtp.acme.example'),
  port: count(1, 65_535),
  tls: z.enum(
    ['implicit', 'starttls'],
    'write implicit (encrypted from the start, mostly port 465) or starttls (mostly port 587); plain mail is not sent',
  ),
  /** The password is kept in the secret store. */
  user: text(/^[\x21-\x7e]{1,200}$/, 'write the name to log in with, such as pledge@acme.example, or leave it out').optional(),
});

const mail = block(
  {
    /** Sender of every mail; replaces `mail.from` of the configuration. */
    from: text(
      /^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'write a sender, such as Acme Support <support@acme.example>',
    ).optional(),
    /** Domain whose every address arrives here; replaces `mail.inbound-domain` of the configuration. */
    'inbound-domain': domain('in.acme.example').optional(),
    /** `create`: the stage makes the SES identities; `existing`: both domains are verified in this account and region already. */
    identities: z.enum(['create', 'existing'], IDENTITIES_FIX).optional(),
    /** A relay to send through in place of SES. */
    smtp: smtp.optional(),
    /** An active receipt rule set to add the rule to; without it the stage makes one, which the operator activates. */
    'rule-set': text(
      /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/,
      'write the name of the receipt rule set that is active in this region',
    ).optional(),
    /** Mails that SES, or the relay, takes in a second and in a day; absent: as many as there are. */
    'per-second': count(1, 10_000).optional(),
    'per-day': count(1, 100_000_000).optional(),
    /** For how long mails are kept as they came. */
    'keep-raw-days': count(1, 3_650).optional(),
  },
  'off, or ',
);

const name = (what: string) => text(/^[^\s]{1,255}$/, `write ${what}`);

const group = name('the name of the group whose members have this role');

/** Tokens of the identity provider that the staff sign in with. */
const oidc = block({
  issuer: text(
    /^https:\/\/[^\s?#]+$/,
    'write the issuer exactly as it stands in its tokens, such as https://login.acme.example/realms/staff',
  ),
  /** For whom tokens are made; in access tokens of Cognito, the client id. */
  audience: name('the client id of Pledge at the identity provider'),
  /** By which claim a member of staff is known, by e-mail address or person id; `email` without it, verified. */
  'person-claim': name('the name of a claim, such as preferred_username').optional(),
  /** The claim that `roles` reads. Without one the role follows from teams and superiors. */
  'role-claim': name('the name of the claim with the groups of a person, such as groups or cognito:groups').optional(),
  roles: block({
    'read-only': group.optional(),
    agent: group.optional(),
    lead: group.optional(),
    manager: group.optional(),
    admin: group.optional(),
  }).optional(),
});

const PAGE_FIX =
  'write addresses such as https://desk.acme.example/signed-in, or http://localhost:8400/ for programs on a laptop';
const pages = z
  .array(text(/^(https:\/\/[^\s#]{1,1000}|http:\/\/localhost(:\d{1,5})?(\/[^\s#]{0,1000})?)$/, PAGE_FIX), PAGE_FIX)
  .min(1, PAGE_FIX)
  .max(100, 'write at most 100 addresses');

const PREFIX_FIX =
  'write a name that nobody else in the region has, such as acme-pledge: lower case, digits and hyphens, without aws, amazon or cognito';

/** A user pool that the stage makes for its staff. */
const cognito = block({
  /** The staff sign in at `https://<prefix>.auth.<region>.amazoncognito.com`. */
  'domain-prefix': text(/^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, PREFIX_FIX),
  /** Where people are sent with a code once they have signed in. */
  'callback-urls': pages,
  'logout-urls': pages.optional(),
  /** A second factor by an authenticator app; `required` without it. */
  mfa: z.enum(['required', 'optional'], 'write required (everybody needs an authenticator app) or optional').optional(),
});

const api = block({
  'requests-per-second': count(1, 10_000),
  burst: count(1, 10_000),
  domain: block({
    name: domain('support.acme.example'),
    'certificate-arn': text(
      /^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/,
      'write the ARN of an ACM certificate in the region of the stage',
    ),
  }).optional(),
  oidc: oidc.optional(),
  cognito: cognito.optional(),
  /** How often a key or a person may ask, by role; absent: as is usual for the role. */
  'requests-per-minute': block({
    'read-only': count(1, 60_000).optional(),
    integrator: count(1, 60_000).optional(),
    agent: count(1, 60_000).optional(),
    lead: count(1, 60_000).optional(),
    manager: count(1, 60_000).optional(),
    admin: count(1, 60_000).optional(),
  }).optional(),
  /** Where people reach the API, if that is neither its own address nor `domain`, as behind a CDN. */
  'public-url': text(/^https:\/\/[^\s/?#]+$/, 'write an address without a path, such as https://support.acme.example').optional(),
});

const fields = block({
  account: text(/^\d{12}$/, 'write the 12 digits of the AWS account in quotes, such as "123456789012"').optional(),
  region: text(/^[a-z]{2}(-[a-z]+){1,3}-\d$/, 'write an AWS region, such as eu-central-1'),
  /** Path of the configuration file, from the project root. */
  configuration: text(/\.ya?ml$/, 'write the path of the configuration file, such as pledge.yaml'),
  /** Keeps the data when the stacks are removed, and guards the stacks that hold it. */
  retain: z.boolean('write true (keep the data when the stacks are removed) or false'),
  'log-retention-days': z.literal(RETENTIONS, `write one of ${RETENTIONS.join(', ')}`),
  api,
  wake: block({ 'max-concurrency': count(2, 1_000) }),
  /** `off` in the file, `null` here: SES neither receives nor sends. An empty field is a mistake, not a choice. */
  mail: z.preprocess((value) => (value === 'off' ? null : (value ?? undefined)), mail.nullable()),
  alarms: block({
    email: z.email('write an e-mail address, such as oncall@acme.example'),
    /** Where `docs/runbook.md` can be read; alarms link to its sections. */
    runbook: text(/^https?:\/\/\S+$/, 'write the address at which docs/runbook.md can be read').optional(),
  }),
});

const isChina = (region: string): boolean => region.startsWith('cn-');
const NO_USER_POOLS = 'leave it out: the AWS China regions have no user pools. Name an identity provider of your own in api.oidc';
const NOT_IN_CHINA = 'leave it out: it is about SES, which the AWS China regions do not have';

type Fields = z.output<typeof fields>;
type Problem = readonly [path: readonly string[], fix: string];

function problemsOfSignIn({ region, api: { oidc, cognito } }: Fields): readonly Problem[] {
  if (cognito === undefined) return [];
  return [
    ...(oidc ? [[['api', 'cognito'], 'leave out this or api.oidc: tokens are taken from one provider'] as const] : []),
    ...(isChina(region) ? [[['api', 'cognito'], NO_USER_POOLS] as const] : []),
  ];
}

function problemsOfMail({ region, mail }: Fields): readonly Problem[] {
  if (mail === null) return [];
  return [...problemsOfPace(mail), ...(isChina(region) ? problemsInChina(mail) : problemsWithSes(mail))];
}

type Mail = NonNullable<Fields['mail']>;

const problemsOfPace = (mail: Mail): readonly Problem[] =>
  mail['per-day'] !== undefined && mail['per-second'] === undefined ? [[['mail', 'per-day'], PACE_FIX]] : [];

const problemsWithSes = (mail: Mail): readonly Problem[] => [
  ...(mail.identities === undefined ? [[['mail', 'identities'], IDENTITIES_FIX] as const] : []),
  ...(mail['keep-raw-days'] === undefined ? [[['mail', 'keep-raw-days'], 'write a whole number from 1 to 3650'] as const] : []),
];

const OF_SES = ['identities', 'rule-set', 'keep-raw-days', 'inbound-domain'] as const;

const problemsInChina = (mail: Mail): readonly Problem[] =>
  mail.smtp === undefined
    ? [[['mail'], 'write off, or name a relay with the field smtp: the AWS China regions have no SES']]
    : OF_SES.filter((field) => mail[field] !== undefined).map((field) => [['mail', field], NOT_IN_CHINA]);

/** The fields of a stage settings file. */
export const stageSchema = fields.superRefine((settings, context) => {
  for (const [path, message] of [...problemsOfSignIn(settings), ...problemsOfMail(settings)])
    context.addIssue({ code: 'custom', path: [...path], message });
});

/** The settings of one stage. Its name is the name of its file, so that a copied file cannot overwrite another stage. */
export type StageSettings = CamelKeys<z.output<typeof stageSchema>> & { readonly name: string };
export type CognitoSettings = NonNullable<StageSettings['api']['cognito']>;
export type MailStageSettings = NonNullable<StageSettings['mail']>;

/** Whether mail arrives at the stage: SES receives it, whoever sends. */
export const receivesMail = ({ region, mail }: Pick<StageSettings, 'region' | 'mail'>): boolean =>
  mail !== null && !isChina(region);

/** Whether SES hands the mails over, so that it also says what becomes of them. */
export const sendsBySes = ({ mail }: Pick<StageSettings, 'mail'>): boolean => mail !== null && mail.smtp === undefined;

/** What the stage puts in place of the configuration's mail settings. */
export function stageMailOf(settings: Pick<StageSettings, 'region' | 'mail'>) {
  const { from, inboundDomain } = settings.mail ?? {};
  const oneWay = settings.mail !== null && !receivesMail(settings);
  return { from, inboundDomain, ...(oneWay ? { oneWay: true as const } : {}) };
}
