import type { TicketSelectionBody } from '../../shared/api/schemas/analyses.ts';
import { PRIORITIES, type Priority } from '../../shared/core/priority.ts';
import { CONDITION_KEYS, type ConditionKey } from '../../shared/core/sla/policy.ts';
import { UsageError } from '../terminal/usage-error.ts';

/**
 * Which tickets `--only` means, in the words of the configuration file: `priority=P1,P2 team=support policy-version=3`. A value with
 * blanks stands in quotes: `category="out of service"`.
 * @throws UsageError that names the key
 */
export function parseOnly(filters: readonly string[] | undefined): TicketSelectionBody | undefined {
  if (filters === undefined) return undefined;
  const parts = [...filters.join(' ').matchAll(PART)].map(([part]) => part);
  if (parts.length === 0) throw new UsageError('--only is empty. Write e.g. priority=P1,P2 team=support.');
  return parts.map(parsePart).reduce(add, {});
}

const PART = /(?:[^\s"]|"[^"]*")+/g;
const KEYS = [...CONDITION_KEYS, 'policy-version'] as const;

function add(all: TicketSelectionBody, part: TicketSelectionBody): TicketSelectionBody {
  const twice = Object.keys(part).find((key) => key in all);
  if (twice !== undefined) throw new UsageError(`--only names ${twice} twice. Separate values by commas: ${twice}=a,b.`);
  return { ...all, ...part };
}

function parsePart(part: string): TicketSelectionBody {
  const [name = '', ...rest] = part.split('=');
  const key = KEYS.find((known) => known === name);
  if (key === undefined) throw new UsageError(`--only: "${name}" is nothing to choose by. Write ${KEYS.join(', ')}.`);
  const values = rest
    .join('=')
    .replaceAll('"', '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  if (values.length === 0) throw new UsageError(`--only: ${key} has no value. Write e.g. ${EXAMPLES[key]}.`);
  if (key === 'policy-version') return { policyVersion: versionOf(values) };
  return key === 'priority' ? { priority: values.map(priorityOf) } : { [key]: values };
}

const EXAMPLES: { readonly [K in ConditionKey | 'policy-version']: string } = {
  priority: 'priority=P1,P2',
  category: 'category=complaint',
  channel: 'channel=email',
  tier: 'tier=gold',
  team: 'team=support',
  tag: 'tag=vip',
  'policy-version': 'policy-version=3',
};

function versionOf([value = '', ...more]: readonly string[]): number {
  if (more.length === 0 && /^[1-9]\d{0,7}$/.test(value)) return Number(value);
  throw new UsageError(`--only: policy-version takes one number, such as ${EXAMPLES['policy-version']}.`);
}

function priorityOf(value: string): Priority {
  const found = PRIORITIES.find((priority) => priority === value);
  if (found === undefined) throw new UsageError(`--only: priority is one of ${PRIORITIES.join(', ')}, not "${value}".`);
  return found;
}
