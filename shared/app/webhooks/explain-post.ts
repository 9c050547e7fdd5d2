import { defined } from '../../core/defined.ts';
import type { Status } from '../../core/ticket.ts';
import type { Post } from './adapters/adapter.ts';
import { type Course, courseOf } from './course.ts';
import type { PartResult } from './delivery.ts';
import { type ReadPart, readPost, sayProblems } from './read-post.ts';
import type { Signal } from './webhook-mapping.ts';
import type { WebhookSource } from './webhook-source.ts';

/** What would become of a post, alert by alert: read and decided as when it comes, and nothing is done. */
export type ExplainedPart = { readonly part: ReadPart } & Pick<PartResult, 'outcome' | 'ticketId' | 'detail'>;

/** How the ticket of a problem stands; `ticketId` where there is one already. */
export type Standing = { readonly status: Status; readonly ticketId?: string };

/** What is known of problems, and what the alerts before would have made of them. */
export type Standings = {
  of(key: string): Promise<Standing | undefined>;
  note(key: string, standing: Standing): void;
};

/** @param lookUp how a problem stands before the first alert */
export function createStandings(lookUp: Standings['of'] = async () => undefined): Standings {
  const noted = new Map<string, Standing>();
  return {
    of: async (key) => noted.get(key) ?? lookUp(key),
    note: (key, standing) => void noted.set(key, standing),
  };
}

export async function explainPost(
  source: WebhookSource,
  body: unknown,
  post: Post,
  standings: Standings,
): Promise<readonly ExplainedPart[]> {
  const explained: ExplainedPart[] = [];
  for (const part of await readPost(source, body, post)) explained.push(await explainPart(source, part, standings));
  return explained;
}

async function explainPart(source: WebhookSource, part: ReadPart, standings: Standings): Promise<ExplainedPart> {
  switch (part.kind) {
    case 'ignored':
      return { part, outcome: 'ignored', detail: part.because };
    case 'misshapen':
      return { part, outcome: 'misshapen', detail: sayProblems(part) };
    case 'confirmation':
      return { part, outcome: 'confirmed', detail: 'the topic is told that its posts are wanted' };
    case 'signal':
      return { part, ...(await explainSignal(source, part.signal, standings)) };
  }
}

async function explainSignal(source: WebhookSource, { action, key }: Signal, standings: Standings) {
  if (key === undefined)
    return { outcome: 'opened', detail: 'nothing names the problem, so each alert is one of its own' } as const;
  const known = await standings.of(key);
  const course = courseOf(source, action, known?.status);
  const { outcome, status, because } = ENDS[course];
  const next = status === undefined ? known : { status, ...(course !== 'open' && defined({ ticketId: known?.ticketId })) };
  if (next !== undefined) standings.note(key, next);
  return { outcome, detail: because(known?.status), ...defined({ ticketId: course === 'open' ? undefined : known?.ticketId }) };
}

/** `status`: of the ticket afterwards, where it is another. */
type End = {
  readonly outcome: PartResult['outcome'];
  readonly status?: Status;
  readonly because: (before: Status | undefined) => string;
};

const ENDS: { readonly [C in Course]: End } = {
  open: {
    outcome: 'opened',
    status: 'open',
    because: (before) => (before === undefined ? 'the problem has no ticket' : `the problem's ticket is ${before}`),
  },
  repeat: { outcome: 'repeated', because: () => 'the ticket of the problem is open: it counts the report' },
  reopen: { outcome: 'reopened', status: 'open', because: (before) => `the ticket of the problem is ${before}, and not closed` },
  resolve: { outcome: 'resolved', status: 'resolved', because: () => 'the ticket of the problem is open' },
  note: { outcome: 'noted', because: () => 'the ticket of the problem is open, and `when-resolved` says note' },
  acknowledge: { outcome: 'acknowledged', because: () => 'the ticket of the problem is open' },
  drop: { outcome: 'dropped', because: () => 'no ticket of the problem is open' },
};
