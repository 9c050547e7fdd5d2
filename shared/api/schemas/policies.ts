import * as z from 'zod/mini';
import { configurationText, described, isoInstant } from '../text.ts';
import { ticketSelection, versionNumber } from './analyses.ts';
import { pageOf } from './ticket.ts';

/** Configurations as operators send them, and policy versions as they stand. */
const configuration = described(configurationText, 'The text of a configuration file, such as pledge.yaml');

export const configurationBody = z.strictObject({ configuration });
export const application = z
  .strictObject({
    configuration,
    open: described(
      z.enum(['keep', 'rebase']),
      'What becomes of tickets that are open. keep: they stay under the policies that they have. rebase: they are judged by the new ones, as if they had been opened under them',
    ),
    basedOn: z.optional(
      described(
        versionNumber,
        'The policy version that it was compared with: when another one is in force by now, nothing is applied',
      ),
    ),
    only: z.optional(ticketSelection),
    passed: z.optional(
      described(
        z.enum(['digest', 'notify']),
        'With rebase: how people hear of deadlines that have passed by it. digest (when left out): one mail for each of them. notify: as ever, one mail for each deadline',
      ),
    ),
  })
  .check(
    z.refine(({ open, only, passed }) => open === 'rebase' || (only === undefined && passed === undefined), {
      path: ['open'],
      error: 'Must be `rebase` for `only` and `passed` to mean anything.',
    }),
  );

export const rollout = z.object({
  id: described(z.int(), '1, 2, … in the order in which they began'),
  policyVersion: described(z.int(), 'The version that open tickets are moved to'),
  only: ticketSelection,
  passed: z.enum(['digest', 'notify']),
  by: z.string(),
  startedAt: isoInstant,
  phase: described(
    z.enum(['moving', 'catching-up', 'telling', 'done']),
    'moving: tickets that were open before. catching-up: those that were opened around its beginning. telling: people of passed deadlines',
  ),
  rebased: described(z.int(), 'How many tickets have been moved'),
  failed: described(z.int(), 'How many could not be, and keep their version'),
  failures: described(z.array(z.string()), 'Ids of the first of them'),
  told: described(z.int(), 'How many people hear of passed deadlines'),
  finishedAt: z.optional(isoInstant),
});

const place = z.object({
  line: described(z.int(), '1 for the first line'),
  column: described(z.int(), '1 for the first character'),
  path: described(z.string(), 'As `policies[0].targets.solution`; empty for the file as a whole'),
  message: z.string(),
});

const count = z.int();
const contents = z.object({
  rules: count,
  escalations: count,
  calendars: count,
  people: count,
  teams: count,
  webhooks: count,
});

export const configurationCheck = z.object({
  ok: z.boolean(),
  contents: z.optional(contents),
  errors: z.array(place),
  warnings: described(z.array(place), 'What works but was hardly meant'),
});

const names = z.array(z.string());

export const policyVersion = z.object({
  version: z.int(),
  inForce: described(z.boolean(), 'New tickets are opened under it'),
  appliedAt: z.optional(described(isoInstant, 'When it first came into force')),
  by: z.optional(described(z.string(), '`api:<key name>`, or `system` for a deployment')),
  rules: described(names, 'In order of precedence'),
  escalations: names,
  calendars: names,
});

export const policyVersionList = pageOf(policyVersion);
export const policySet = z.object({
  ...policyVersion.shape,
  policies: described(z.record(z.string(), z.unknown()), 'All that the promises of its tickets depend on; it never changes'),
});

const said = z.object({ en: z.string(), 'zh-CN': z.string() });

export const difference = z.object({
  path: described(z.string(), 'Where it is, with names in place of positions: `policies."P1 critical".targets.solution`'),
  kind: z.enum(['added', 'removed', 'changed']),
  words: described(said, 'As an operator would say it'),
  before: z.optional(described(said, 'What stood there, where it is one value')),
  after: z.optional(said),
});

export const configurationDiff = z.object({
  policyVersion: described(z.int(), 'The version in force, to which it was compared'),
  policies: described(z.array(difference), 'What would make a new policy version; empty: none'),
  settings: described(z.array(difference), 'What would take effect at once, for all tickets: people, teams, mail, webhooks'),
  warnings: z.array(place),
});

export const appliedConfiguration = z.object({
  policyVersion: described(z.int(), 'The version in force; the same as before when no policy changed'),
  policies: described(z.array(difference), 'What differs from the version before; empty: the version stays'),
  settings: described(z.array(difference), 'What took effect for all tickets'),
  rollout: z.optional(rollout),
  warnings: z.array(place),
});

export type PlaceBody = z.output<typeof place>;
export type ConfigurationCheckBody = z.output<typeof configurationCheck>;
export type PolicyVersionBody = z.output<typeof policyVersion>;
export type PolicySetBody = z.output<typeof policySet>;
export type RolloutBody = z.output<typeof rollout>;
export type ConfigurationDiffBody = z.output<typeof configurationDiff>;
export type AppliedConfigurationBody = z.output<typeof appliedConfiguration>;
