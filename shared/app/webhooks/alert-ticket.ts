import { hash } from 'node:crypto';
import type { Command } from '../../core/command.ts';
import { PermanentError, RetryableError } from '../errors.ts';
import { type LoadedTicket, loadTicket, replayStored } from '../load-ticket.ts';
import { findHeir, runOnHeir } from '../merging/heir.ts';
import { messageIdOf, type OpenDraft, type OpenServices, openTicket } from '../open-ticket.ts';
import type { CommandOptions, Outcome } from '../run-command.ts';
import type { Services } from '../services.ts';
import { deriveTicketId } from '../ticket-id.ts';
import { sayRepeated, sayReport } from './alert-words.ts';
import type { Problem } from './problem.ts';
import type { WebhookSource } from './webhook-source.ts';

/** What is done to the ticket of a problem that a source reports, always in the name of the source. */
export type ApplyServices = OpenServices & Pick<Services, 'problems'>;

/** A problem of a source. */
export type Matter = { readonly source: WebhookSource; readonly key: string };

/** Each round follows one end of a ticket; two in one delivery are a race, more are an error. */
const MOST_RECURRENCES = 20;

const actorOf = ({ source }: Matter) => `webhook:${source.name}` as const;

/** The opening of every recurrence has one name, however many reports would open it: the text of a repeat may differ. */
const originOf = ({ source, key }: Matter, recurrence: number): string => `webhook:${source.name}:${key}:${recurrence}`;

/** The id of a command that is made of what it is about: the same one is carried out once. */
const commandIdOf = (what: string): string => `${hash('sha256', what, 'base64url').slice(0, 16)}.webhook0`;

/** The ticket of the problem as it is now, or the one that it was merged into; `undefined` when it has none yet. */
export async function ticketOfProblem(
  services: ApplyServices,
  matter: Matter,
  problem: Problem,
): Promise<LoadedTicket | undefined> {
  const id = problem.ticketId ?? (await idBefore(services, matter, problem));
  const loaded = await loadTicket(services, id);
  return loaded && findHeir(services, loaded);
}

/** A release that did not note the ticket made its id of the problem all the same. */
async function idBefore({ secrets }: ApplyServices, matter: Matter, { recurrence }: Problem): Promise<string> {
  return deriveTicketId(await secrets.signingKey(), originOf(matter, recurrence), 0);
}

/** Opens the ticket of the problem's next recurrence that has none, or one that nobody has closed. */
export async function openForProblem(
  services: ApplyServices,
  matter: Matter,
  { draft, recurrence }: { readonly draft: OpenDraft; readonly recurrence: number },
): Promise<{ readonly ticket: LoadedTicket; readonly ticketId: string; readonly recurrence: number }> {
  for (let next = recurrence; next < recurrence + MOST_RECURRENCES; next += 1) {
    const key = originOf(matter, next);
    const outcome = accepted(await openTicket(services, draft, { by: actorOf(matter), key, commandId: commandIdOf(key) }));
    const { stored, snapshot, policySet } = outcome;
    const ticket = outcome.repeated
      ? await findHeir(services, await replayStored(services, stored))
      : { stored, snapshot, policySet };
    if (ticket.snapshot.ticket.status !== 'closed') return { ticket, ticketId: stored.id, recurrence: next };
  }
  throw new RetryableError(`the tickets of one problem of ${matter.source.name} are closed faster than they are opened`);
}

type Change = { readonly ticketId: string; readonly what: string };

/** @param what names the change among all of the problem @returns why it was refused, or nothing */
export async function changeTicket(
  services: ApplyServices,
  matter: Matter,
  { ticketId, what }: Change,
  command: ChangeCommand,
): Promise<string | undefined> {
  const full = { ...command, by: actorOf(matter), commandId: commandIdOf(what) } as Command;
  const outcome = await runOnHeir(services, ticketId, full);
  return outcome.ok ? undefined : outcome.rejection.code;
}

type ChangeCommand =
  | { readonly type: 'resolve' | 'acknowledge' | 'reopen' }
  | { readonly type: 'change-priority'; readonly priority: NonNullable<OpenDraft['priority']> };

/** Tells the staff on the ticket what a report says. */
export async function noteReport(services: ApplyServices, matter: Matter, change: Change, draft: OpenDraft): Promise<void> {
  const commandId = commandIdOf(`${change.what}:note`);
  const message = messageIdOf(commandId);
  const text = { message, text: sayReport(draft), at: services.now() };
  accepted(
    await runOnHeir(
      services,
      change.ticketId,
      { type: 'note', message, by: actorOf(matter), commandId },
      saving(services, matter, text),
    ),
  );
}

/** How often it was reported is one message of the ticket, which is written anew; only the first time is a fact of its history. */
export async function reportRepeats(services: ApplyServices, matter: Matter, problem: Problem): Promise<void> {
  const { ticketId, repeats, lastAt = services.now(), recurrence } = problem;
  if (ticketId === undefined) return;
  const commandId = commandIdOf(`${originOf(matter, recurrence)}:repeats`);
  const message = messageIdOf(commandId);
  const { name, language } = matter.source;
  const text = sayRepeated(language, { source: name, times: repeats, at: lastAt });
  const { options, save } = { options: saving(services, matter, { message, text, at: lastAt }), save: repeats > 1 };
  const outcome = await runOnHeir(services, ticketId, { type: 'note', message, by: actorOf(matter), commandId }, options);
  if (save && outcome.ok && outcome.repeated) await options(outcome.stored.id).beforeCommit?.();
}

type Text = { readonly message: string; readonly text: string; readonly at: number };

const saving =
  ({ messages }: ApplyServices, matter: Matter, { message, text, at }: Text) =>
  (ticketId: string): CommandOptions => ({
    beforeCommit: () =>
      messages.save({ id: message, ticketId, at, direction: 'internal', channel: 'webhook', author: actorOf(matter), text }),
  });

/** @throws PermanentError for what no repeat would make good, such as a team that is not configured any more */
function accepted(outcome: Outcome): Extract<Outcome, { ok: true }> {
  if (outcome.ok) return outcome;
  throw new PermanentError(`the ticket refused what the source reported: ${outcome.rejection.code}`);
}
