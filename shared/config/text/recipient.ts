import type { Recipient } from '../../core/escalation/ladder.ts';
import { parseEmail } from './email.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';
import { didYouMean } from './suggest.ts';

const SIMPLE_ROLES = ['assignee', 'owner', 'watchers', 'team', 'lead'] as const;
const ROLES = [...SIMPLE_ROLES, 'manager', 'manager+1', 'assignee-manager'] as const;

export const RECIPIENT_PATTERN = String.raw`^(assignee|owner|watchers|team|lead|(assignee-)?manager(\+[1-9])?|person:.+|on-call:.+|mail:.+@.+|webhook:.+)$`;

/** Reads who is told: a role on the ticket, `manager+1` for one step further up, `assignee-manager`, `person:lin`, `mail:duty@acme.example`, `webhook:pager`. */
export function parseRecipient(text: string): Parsed<Recipient> {
  const written = text.trim();
  if (isSimpleRole(written)) return parsed({ kind: written });
  const manager = /^(assignee-)?manager(?:\+([1-9]))?$/.exec(written);
  if (manager !== null) {
    const [, ofAssignee, up = 0] = manager;
    return parsed({ kind: 'manager', up: Number(up), ...(ofAssignee !== undefined && { of: 'assignee' as const }) });
  }
  if (written.startsWith('person:')) return parsed({ kind: 'person', id: written.slice('person:'.length).trim() });
  if (written.startsWith('on-call:')) return parsed({ kind: 'on-call', schedule: written.slice('on-call:'.length).trim() });
  if (written.startsWith('mail:')) return addressRecipient(written.slice('mail:'.length));
  if (written.startsWith('webhook:')) return parsed({ kind: 'webhook', id: written.slice('webhook:'.length).trim() });
  return refused(`${quote(text)} is nobody${hint(written)}`);
}

const isSimpleRole = (written: string): written is (typeof SIMPLE_ROLES)[number] => SIMPLE_ROLES.some((role) => role === written);

function addressRecipient(text: string): Parsed<Recipient> {
  const email = parseEmail(text);
  return email.ok ? parsed({ kind: 'address', email: email.value }) : email;
}

function hint(written: string): string {
  if (/^(director|head)$/i.test(written)) return '; write manager+1 for the one above the manager';
  if (written.includes('@')) return `; write mail:${written} for a plain address`;
  return (
    didYouMean(written, ROLES) || `; write ${ROLES.join(', ')}, person:<id>, on-call:<schedule>, mail:<address> or webhook:<id>`
  );
}
