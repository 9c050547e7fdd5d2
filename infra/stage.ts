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
    identities: z.enum(
      ['create', 'existing'],
      'write create (this stage makes the SES identities) or existing (both domains are verified already)',
    ),
    /** An active receipt rule set to add the rule to; without it the stage makes one, which the operator activates. */
    'rule-set': text(
      /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/,
      'write the name of the receipt rule set that is active in this region',
    ).optional(),
    /** For how long mails are kept as they came. */
    'keep-raw-days': count(1, 3_650),
  },
  'off, or ',
);

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

/** The fields of a stage settings file. */
export const stageSchema = fields.refine(({ region, mail }) => mail === null || !region.startsWith('cn-'), {
  path: ['mail'],
  error: 'write off: the AWS China regions have no SES',
});

/** The settings of one stage. Its name is the name of its file, so that a copied file cannot overwrite another stage. */
export type StageSettings = CamelKeys<z.output<typeof stageSchema>> & { readonly name: string };
export type MailStageSettings = NonNullable<StageSettings['mail']>;
