import type { CommandOf } from '../../core/command.ts';
import { defined } from '../../core/defined.ts';
import type { Instant } from '../../core/instant.ts';
import type { Language } from '../../core/language.ts';
import { DEFAULT_PRIORITY, type Priority } from '../../core/priority.ts';
import type { Act } from '../../core/what-if/foresee.ts';

/** A ticket that nobody has opened, as policies look at it. */
export type Supposed = {
  readonly priority?: Priority;
  readonly category?: string;
  readonly channel?: string;
  readonly tier?: string;
  readonly team?: string;
  readonly tags?: readonly string[];
  /** Person id. */
  readonly assignee?: string;
  readonly language: Language;
  readonly subject?: string;
};

/** A reference that no ticket has in practice. */
const ID = '0000000000';
const BY = 'api:simulation';
/** A name of its own (RFC 2606): nothing that is sent to it arrives anywhere. */
const CUSTOMER = { email: 'customer@customer.example', name: 'Customer' };

/** The ticket is opened and, where somebody is supposed to have it, assigned at once. */
export function actsOfOpening({ priority = DEFAULT_PRIORITY, assignee, ...supposed }: Supposed, at: Instant): readonly Act[] {
  const { category, channel = 'api', tier, team, tags = [], language, subject = '…' } = supposed;
  const open: CommandOf<'open'> = {
    type: 'open',
    by: BY,
    id: ID,
    subject,
    requester: CUSTOMER,
    language,
    priority,
    channel,
    tags,
    fields: {},
    ...defined({ category, tier, team }),
  };
  const assign = assignee === undefined ? [] : [{ at, command: { type: 'assign', by: BY, assignee } as const }];
  return [{ at, command: open }, ...assign];
}
