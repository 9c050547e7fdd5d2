import type { Actor } from '../core/actor.ts';
import type { CommandOf } from '../core/command.ts';
import { defined } from '../core/defined.ts';
import type { Language } from '../core/language.ts';
import { DEFAULT_PRIORITY, type Priority } from '../core/priority.ts';
import type { FieldValue, Requester } from '../core/ticket.ts';
import { guessLanguage } from './guess-language.ts';
import type { AttachmentRef } from './ports.ts';
import { type CommandServices, type Outcome, runCommand } from './run-command.ts';
import type { Services } from './services.ts';
import { deriveTicketId } from './ticket-id.ts';

export type OpenDraft = {
  readonly subject: string;
  readonly description?: string;
  readonly html?: string;
  readonly requester: Requester;
  readonly language?: Language;
  readonly priority?: Priority;
  readonly category?: string;
  readonly channel: string;
  readonly tier?: string;
  readonly team?: string;
  readonly tags?: readonly string[];
  readonly fields?: { readonly [name: string]: FieldValue };
  /** A machine asks: its address gets no mails. */
  readonly muted?: boolean;
  /** The customer complains right away. */
  readonly complaint?: boolean;
  /** Addresses that the request was sent to besides. */
  readonly copied?: readonly string[];
  /** Message-ID of the mail that asked, without angle brackets. */
  readonly mailId?: string;
  readonly attachments?: readonly AttachmentRef[];
};

export type Origin = {
  readonly by: Actor;
  /** What makes two requests the same one; the ticket's id derives from it. Unique per request where nothing does. */
  readonly key: string;
  readonly commandId: string;
};

export type OpenServices = CommandServices & Pick<Services, 'messages' | 'secrets'>;

/** Ids are 50 bits; two collisions in a row do not happen to anybody. */
const MOST_COLLISIONS = 3;

/**
 * Opens a ticket, once for each origin: a repeat answers with the ticket as it was opened. Its text is stored before it, and only
 * when it is new, so a repeat costs one read.
 */
export async function openTicket(services: OpenServices, draft: OpenDraft, origin: Origin): Promise<Outcome> {
  const [signingKey, { mail }] = await Promise.all([services.secrets.signingKey(), services.configuration.current()]);
  for (let attempt = 0; ; attempt += 1) {
    const id = deriveTicketId(signingKey, origin.key, attempt);
    const message = describes(draft) ? messageIdOf(origin.commandId) : undefined;
    const command = openCommand(id, draft, origin, { message, language: languageOf(draft) ?? mail.defaultLanguage });
    const outcome = await runCommand(services, id, command, {
      beforeCommit: async () =>
        message === undefined ? undefined : saveDescription(services, { id: message, ticketId: id }, draft),
    });
    const collided = !outcome.ok && outcome.rejection.code === 'already-exists';
    if (!collided || attempt === MOST_COLLISIONS) return outcome;
  }
}

/** A machine's text says nothing about who reads the answer. */
function languageOf({ language, muted, subject, description = '' }: OpenDraft): Language | undefined {
  return language ?? (muted ? undefined : guessLanguage(`${subject}\n${description}`));
}

const describes = ({ description, html, attachments }: OpenDraft): boolean =>
  description !== undefined || html !== undefined || attachments !== undefined;

function saveDescription(
  { messages, now }: Pick<Services, 'messages' | 'now'>,
  name: { readonly id: string; readonly ticketId: string },
  { description, html, subject, channel, mailId, attachments, requester }: OpenDraft,
): Promise<void> {
  return messages.save({
    ...name,
    at: now(),
    direction: 'in',
    channel,
    author: `requester:${requester.email}`,
    text: description ?? '',
    subject,
    ...defined({ html, mailId, attachments }),
  });
}

/** A message has the name of the command that brings it, so that a repeated command repeats no message. */
export const messageIdOf = (commandId: string): string => commandId.split('.')[0] ?? commandId;

function openCommand(
  id: string,
  draft: OpenDraft,
  origin: Origin,
  known: { readonly message: string | undefined; readonly language: Language },
): CommandOf<'open'> & { readonly by: Actor; readonly commandId: string } {
  const { subject, requester, category, channel, tier, team, copied = [] } = draft;
  return {
    type: 'open',
    id,
    by: origin.by,
    commandId: origin.commandId,
    subject,
    requester,
    language: known.language,
    priority: draft.priority ?? DEFAULT_PRIORITY,
    channel,
    tags: draft.tags ?? [],
    fields: draft.fields ?? {},
    ...defined({ category, tier, team, message: known.message }),
    ...(copied.length === 0 ? {} : { copied }),
    ...(draft.muted ? { muted: true } : {}),
    ...(draft.complaint ? { complaint: true } : {}),
  };
}
