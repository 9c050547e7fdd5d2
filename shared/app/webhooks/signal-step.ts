import { hash } from 'node:crypto';
import { defined } from '../../core/defined.ts';
import { MINUTE_MS } from '../../core/instant.ts';
import type { LoadedTicket } from '../load-ticket.ts';
import { type ApplyServices, changeTicket, type Matter, noteReport, openForProblem, ticketOfProblem } from './alert-ticket.ts';
import { sayReport } from './alert-words.ts';
import type { Report } from './apply-signals.ts';
import { courseOf, hasEnded } from './course.ts';
import type { PartResult } from './delivery.ts';
import type { Problem } from './problem.ts';

/** What one report does: it opens the ticket of its problem, adds to it, takes it up again, or ends it. */
export type Applied = Pick<PartResult, 'outcome' | 'ticketId' | 'detail'>;

/** `ticket`: as it was left; absent: not looked at yet. */
export type Progress = { readonly problem: Problem; readonly ticket?: LoadedTicket | undefined };

export type Stepped = { readonly progress: Progress; readonly applied: Applied };

/** A value that wavers is told once in a while, not at each report: the log of deliveries has them all. */
const QUIET_MS = 15 * MINUTE_MS;

export async function step(services: ApplyServices, matter: Matter, progress: Progress, report: Report): Promise<Stepped> {
  const ticket = progress.ticket ?? (await ticketOfProblem(services, matter, progress.problem));
  const at: At = { services, matter, problem: progress.problem, ticket, report };
  switch (report.signal.action) {
    case 'trigger':
      return trigger(at);
    case 'resolve':
      return resolve(at);
    case 'acknowledge':
      return acknowledge(at);
  }
}

type At = {
  readonly services: ApplyServices;
  readonly matter: Matter;
  readonly problem: Problem;
  readonly ticket: LoadedTicket | undefined;
  readonly report: Report;
};

async function trigger(at: At): Promise<Stepped> {
  const { problem, ticket, report } = at;
  const isLate = problem.resolved !== undefined && report.name < problem.resolved;
  const status = ticket?.snapshot.ticket.status;
  if (isLate && status !== undefined && hasEnded(status)) return left(at, 'superseded', 'it was over by then');
  if (status === undefined || isHalfOpened(at)) return openNew(at, problem.recurrence, isLate);
  const course = courseOf(at.matter.source, 'trigger', status);
  if (course === 'open') return openNew(at, problem.recurrence + 1, isLate);
  return course === 'reopen' ? reopen(at) : repeat(at);
}

/** Whoever opened its ticket after this report came was interrupted before noting it. A ticket that is older is of a release that noted none. */
const isHalfOpened = ({ problem, ticket, report }: At): boolean =>
  problem.ticketId === undefined && ticket !== undefined && ticket.snapshot.ticket.openedAt >= report.at;

async function openNew(at: At, recurrence: number, isOver: boolean): Promise<Stepped> {
  const { services, matter, report } = at;
  const opened = await openForProblem(services, matter, { draft: report.signal.draft, recurrence });
  const problem = { ...begun(at, { ticketId: opened.ticketId, recurrence: opened.recurrence }), ...told(at) };
  if (!isOver) return { progress: { problem, ticket: opened.ticket }, applied: { outcome: 'opened', ticketId: opened.ticketId } };
  const { progress } = await end({ ...at, problem, ticket: opened.ticket });
  return { progress, applied: { outcome: 'opened', ticketId: opened.ticketId, detail: 'it was over when this came' } };
}

/** The count of repeats begins anew. */
function begun({ problem, report }: At, changes: Pick<Problem, 'ticketId' | 'recurrence'>): Problem {
  const { lastAt: _, ...rest } = problem;
  return { ...rest, ...changes, repeats: 0, triggered: newer(problem.triggered, report.name) };
}

const newer = (one: string | undefined, other: string): string => (one !== undefined && one > other ? one : other);

function told({ report: { signal, at } }: At): Pick<Problem, 'said' | 'saidAt' | 'priority'> {
  return { said: digestOf(signal.draft), saidAt: at, ...defined({ priority: signal.draft.priority }) };
}

const digestOf = (draft: Report['signal']['draft']): string => hash('sha256', sayReport(draft), 'base64url').slice(0, 16);

async function reopen(at: At): Promise<Stepped> {
  const { services, matter, report, problem } = at;
  const ticketId = idOf(at);
  const refused = await changeTicket(services, matter, { ticketId, what: `reopen:${report.name}` }, { type: 'reopen' });
  if (refused !== undefined) return left(at, 'refused', refused);
  const change = { ticketId, what: `report:${report.name}` };
  if (digestOf(report.signal.draft) !== problem.said) await noteReport(services, matter, change, report.signal.draft);
  const next = { ...begun(at, { ticketId: problem.ticketId ?? ticketId, recurrence: problem.recurrence }), ...told(at) };
  return { progress: { problem: next }, applied: { outcome: 'reopened', ticketId } };
}

async function repeat(at: At): Promise<Stepped> {
  const { problem, report } = at;
  const ticketId = idOf(at);
  const isNewest = problem.triggered === undefined || report.name > problem.triggered;
  const news = isNewest ? await tellNews(at) : {};
  const next: Problem = {
    ...problem,
    ...news,
    ticketId: problem.ticketId ?? ticketId,
    repeats: problem.repeats + 1,
    lastAt: Math.max(problem.lastAt ?? 0, report.at),
    triggered: newer(problem.triggered, report.name),
  };
  if (Object.keys(news).length === 0)
    return { progress: { problem: next, ticket: at.ticket }, applied: { outcome: 'repeated', ticketId } };
  return { progress: { problem: next }, applied: { outcome: 'repeated', ticketId, detail: 'what it says has changed' } };
}

/** @returns what the ticket has been told by then; empty: nothing new */
async function tellNews(at: At): Promise<Partial<Problem>> {
  const { services, matter, problem, report } = at;
  const { draft, isMessage } = report.signal;
  const isChanged = digestOf(draft) !== problem.said;
  const isQuiet = !isMessage && problem.saidAt !== undefined && report.at < problem.saidAt + QUIET_MS;
  const isWorse = draft.priority !== undefined && problem.priority !== undefined && draft.priority < problem.priority;
  if (!isWorse && (!isChanged || isQuiet)) return {};
  const change = { ticketId: idOf(at), what: `report:${report.name}` };
  await noteReport(services, matter, change, draft);
  if (isWorse) await raise(at, draft.priority);
  return told(at);
}

/** What got worse by itself is as urgent as that; that it got better is for people to say. */
async function raise({ services, matter, ticket, report }: At, priority: NonNullable<Problem['priority']>): Promise<void> {
  const now = ticket?.snapshot.ticket;
  if (now === undefined || now.priority <= priority) return;
  const change = { ticketId: now.id, what: `raise:${report.name}` };
  await changeTicket(services, matter, change, { type: 'change-priority', priority });
}

async function resolve(at: At): Promise<Stepped> {
  const { problem, ticket, report } = at;
  if (problem.triggered !== undefined && report.name < problem.triggered)
    return left(at, 'superseded', 'it was reported again since');
  const status = ticket?.snapshot.ticket.status;
  const resolved = { ...at, problem: { ...problem, resolved: newer(problem.resolved, report.name) } };
  if (hasEnded(status)) return left(resolved, 'dropped', 'no ticket of it is open');
  return end(resolved);
}

/** Whoever works on the ticket finds it resolved, and may reopen it; where the source is set up so, it is only told. */
async function end(at: At): Promise<Stepped> {
  const { services, matter, report, problem } = at;
  const ticketId = idOf(at);
  const what = `resolve:${report.name}`;
  if (matter.source.whenResolved === 'note') {
    await noteReport(services, matter, { ticketId, what }, report.signal.draft);
    return { progress: { problem }, applied: { outcome: 'noted', ticketId } };
  }
  const refused = await changeTicket(services, matter, { ticketId, what }, { type: 'resolve' });
  if (refused !== undefined) return left(at, 'dropped', refused);
  return { progress: { problem }, applied: { outcome: 'resolved', ticketId } };
}

async function acknowledge(at: At): Promise<Stepped> {
  const { services, matter, problem, ticket, report } = at;
  const status = ticket?.snapshot.ticket.status;
  if (hasEnded(status)) return left(at, 'dropped', 'no ticket of it is open');
  const ticketId = idOf(at);
  const what = `acknowledge:${report.name}`;
  const refused = await changeTicket(services, matter, { ticketId, what }, { type: 'acknowledge' });
  if (refused !== undefined) return left(at, 'dropped', refused);
  return { progress: { problem }, applied: { outcome: 'acknowledged', ticketId } };
}

/** Nothing was done to the ticket. */
function left({ problem, ticket }: At, outcome: Applied['outcome'], detail: string): Stepped {
  return { progress: { problem, ticket }, applied: { outcome, detail, ...defined({ ticketId: ticket?.stored.id }) } };
}

const idOf = ({ ticket, problem }: At): string => ticket?.stored.id ?? problem.ticketId ?? '';
