/**
 * A platform that knows no ticket and keeps nothing, on which the intake of mails may run to show what it would do. What it looks up
 * is noted, because on a platform with tickets the answer may depend on it.
 */
import type { MailIntakeServices } from '../../shared/app/mail/mail-intake.ts';
import type { ParsedMail } from '../../shared/app/mail/parsed-mail.ts';
import type { Configuration, ConfigurationDraft } from '../../shared/app/ports.ts';
import { DEFAULT_TIMING } from '../../shared/app/services.ts';
import { referenceOf } from '../../shared/core/reference.ts';

type Given = { readonly draft: ConfigurationDraft; readonly now: () => number };

export type DryRun = {
  readonly services: Omit<MailIntakeServices, 'reader'>;
  /** What the answer depends on, in words. */
  readonly lookedUp: (mail: ParsedMail | undefined) => readonly string[];
};

export function createDryRun({ draft, now }: Given): DryRun {
  const mailIds = new Set<string>();
  const ticketIds = new Set<string>();
  const configuration: Configuration = { ...draft, policySet: { ...draft.policySet, version: 1 } };
  return {
    services: {
      ...storesOf(mailIds, ticketIds),
      now,
      wait: nothing,
      chance: () => 0,
      configuration: {
        current: async () => configuration,
        policySet: async () => configuration.policySet,
        occasionOf: nothing,
        apply: async () => 1,
        deploy: async () => 1,
        overrides: async () => ({ revision: 0, bySchedule: {} }),
        saveOverrides: async () => true,
      },
      secrets: {
        signingKey: async () => 'dry-run',
        apiKeys: async () => ({}),
        webhookSecret: nothing,
        smtpPassword: async () => '',
      },
      metrics: { lateness: ignore, count: ignore, oldestDueLag: ignore },
      log: { info: ignore, warn: ignore, error: ignore },
      settings: { publicUrl: 'http://localhost', timing: DEFAULT_TIMING },
    },
    lookedUp: (mail) => {
      const answered = [...mailIds].filter((id) => id !== mail?.messageId).map((id) => `the mail <${id}>`);
      const named = [...ticketIds].map((id) => `the reference ${referenceOf(id)}`);
      const clues = [...replyAddresses(mail, draft), ...answered, ...named];
      return clues.length === 0 ? [] : [`would first look for the ticket of ${clues.join(', ')}`];
    },
  };
}

type Stores = Pick<MailIntakeServices, 'tickets' | 'messages' | 'receipts' | 'correlations' | 'wakeQueue' | 'blobs'>;

function storesOf(mailIds: Set<string>, ticketIds: Set<string>): Stores {
  return {
    tickets: {
      load: async (id) => {
        ticketIds.add(id);
        return undefined;
      },
      commit: async ({ id }) => {
        ticketIds.delete(id);
        return 'committed';
      },
      loadPages: none,
      list: page,
      scanOpen: async () => ({ items: [], unreadable: [] }),
    },
    messages: { save: nothing, load: nothing, list: page },
    receipts: { begin: async () => true, load: nothing, update: async () => true, list: none },
    correlations: {
      findTicketByMailId: async (id) => {
        mailIds.add(id);
        return undefined;
      },
      findReceiptByMailId: nothing,
      saveMailId: nothing,
      loadRecurrence: async () => 0,
      addRecurrence: nothing,
    },
    wakeQueue: { send: nothing },
    blobs: { put: nothing, get: nothing },
  };
}

/** What may be an address of a ticket or of a notice; only the platform's key can tell. */
function replyAddresses(mail: ParsedMail | undefined, { mail: { inboundDomain } }: ConfigurationDraft): readonly string[] {
  const addresses = [...(mail?.to ?? []), ...(mail?.cc ?? [])].map(({ email }) => email.toLowerCase());
  return addresses.filter((email) => /^[at]\+/.test(email) && email.endsWith(`@${inboundDomain.toLowerCase()}`));
}

const nothing = async () => undefined;
const none = async () => [];
const page = async () => ({ items: [] });
const ignore = () => undefined;
