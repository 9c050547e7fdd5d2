import { createHandler as createSweep } from '../../functions/sweep/handler.ts';
import { createHandler as createWake } from '../../functions/wake/handler.ts';
import { createHandler as createWebhookDelivery } from '../../functions/webhook-delivery/handler.ts';
import { type AuditReport, audit } from '../../shared/app/audit.ts';
import { type OpenDraft, openTicket } from '../../shared/app/open-ticket.ts';
import type { WakeMessage } from '../../shared/app/ports.ts';
import type { Receipt } from '../../shared/app/receipt.ts';
import { type Outcome, runCommand } from '../../shared/app/run-command.ts';
import type { Services } from '../../shared/app/services.ts';
import { subscriptionIdOf } from '../../shared/app/subscriptions/subscription.ts';
import type { Command, CommandBody } from '../../shared/core/command.ts';
import type { FactType } from '../../shared/core/fact.ts';
import { type Instant, MINUTE_MS } from '../../shared/core/instant.ts';
import { webhookName } from '../../shared/core/organisation.ts';
import { type ConfigurationChanges, configurationDraft } from './configuration.ts';
import { createInMemoryServices } from './in-memory/services.ts';
import { sqsEvent } from './lambda-events.ts';
import { clockTime, time } from './story.ts';

/** That of the outgoing webhook `pager`. */
export const PAGER_SECRET = 'whsec_cGxlZGdlIHRlc3RzIGEgcGFnZXIh';

/** What goes wrong on purpose. */
export type Faults = {
  /** How often each message on the wake queue arrives: 0 loses it, 2 doubles it. */
  copies: (message: WakeMessage) => number;
  /** Whether the sweep of a tick is lost; ticks are counted from 1. */
  losesSweep: (tick: number) => boolean;
};

/** One mail that went out, as a person would note it. */
export type SentMail = { readonly at: Instant; readonly to: string; readonly notice: string; readonly raw: string };

/**
 * The whole platform on a clock that is moved: the real handlers and use cases over stores in memory. Time passes by `until`,
 * which delivers every message and runs every tick at its instant.
 */
export class World {
  readonly faults: Faults = { copies: () => 1, losesSweep: () => false };
  readonly mails: SentMail[] = [];
  #now: Instant = time('09:00');
  #tick = 0;
  #opened = 0;
  readonly #inMemory = createInMemoryServices({
    now: () => this.#now,
    webhookSecrets: { [webhookName('pager')]: PAGER_SECRET },
    // A worker that waits out the last moment: nothing else is due before it.
    wait: async (ms) => {
      this.#now += ms;
    },
  });
  readonly #queue = this.#inMemory.queue;
  readonly control = this.#inMemory.control;
  readonly mailer = this.#inMemory.mailer;
  readonly webhooks = this.#inMemory.webhooks;
  readonly bus = this.#inMemory.bus;
  readonly counts = this.#inMemory.counts;
  readonly logged = this.#inMemory.logged;
  readonly lateness = this.#inMemory.lateness;
  readonly services: Services = { ...this.#inMemory.services, mailer: { send: (mail) => this.#send(mail) } };

  private constructor() {
    this.#queue.copies = (message) => this.faults.copies(message);
  }

  static async create(configuration: ConfigurationChanges = {}): Promise<World> {
    const world = new World();
    await world.services.configuration.apply(configurationDraft(configuration));
    return world;
  }

  get now(): Instant {
    return this.#now;
  }

  /** Lets time pass until then, with everything that it brings. */
  async until(text: string): Promise<this> {
    const end = time(text);
    for (;;) {
      const next = Math.min(this.#queue.nextArrivalAt() ?? Number.POSITIVE_INFINITY, this.#nextTickAt());
      if (next > end) break;
      this.#now = Math.max(this.#now, next);
      await this.#deliver();
      if (this.#nextTickAt() <= this.#now) await this.#sweep();
    }
    this.#now = Math.max(this.#now, end);
    return this;
  }

  /** Nothing runs: messages pile up, ticks are missed. */
  outage(text: string): this {
    this.#now = time(text);
    this.#tick = Math.floor(this.#now / MINUTE_MS);
    return this;
  }

  async open(at: string, draft: Partial<OpenDraft> = {}, services = this.services): Promise<string> {
    await this.until(at);
    this.#opened += 1;
    const name = `ticket-${this.#opened}`;
    const outcome = await openTicket(
      services,
      {
        subject: 'The printer is on fire',
        requester: { email: 'cora@customer.example', name: 'Cora' },
        channel: 'api',
        ...draft,
      },
      { by: 'api:test', key: name, commandId: `${name}.open` },
    );
    if (!outcome.ok) throw new Error(`not opened: ${JSON.stringify(outcome.rejection)}`);
    return outcome.stored.id;
  }

  async do(at: string, ticketId: string, command: CommandBody, by: Command['by'] = 'agent:ann'): Promise<Outcome> {
    await this.until(at);
    return runCommand(this.services, ticketId, { ...command, by });
  }

  audit(): Promise<AuditReport> {
    return audit(this.services);
  }

  /** `10:45:00 warning → lee@acme.example`, without the customer's own. */
  staffMails(): readonly string[] {
    return this.mails
      .filter((mail) => !mail.to.includes('customer'))
      .map((mail) => `${clockTime(mail.at)} ${mail.notice} → ${mail.to}`);
  }

  async facts(ticketId: string, ...types: readonly FactType[]): Promise<readonly string[]> {
    const stored = await this.services.tickets.load(ticketId);
    const facts = stored?.facts.filter((fact) => types.length === 0 || types.includes(fact.type)) ?? [];
    return facts.map((fact) => `${clockTime(fact.at)} ${fact.type}${'metric' in fact ? ` ${fact.metric}` : ''}`);
  }

  receipts(ticketId: string): Promise<readonly Receipt[]> {
    return this.services.receipts.list(ticketId);
  }

  #nextTickAt(): Instant {
    return Math.max(this.#tick + 1, Math.floor(this.#now / MINUTE_MS)) * MINUTE_MS;
  }

  async #sweep(): Promise<void> {
    this.#tick = Math.floor(this.#now / MINUTE_MS);
    if (!this.faults.losesSweep(this.#tick)) await createSweep(this.services)();
  }

  async #deliver(): Promise<void> {
    const messages = this.#queue.receive();
    if (messages.length === 0) return;
    const isWebhook = ({ ticketId }: WakeMessage) => subscriptionIdOf(ticketId) !== undefined;
    const [webhooks, wakes] = [messages.filter(isWebhook), messages.filter((message) => !isWebhook(message))];
    if (wakes.length > 0) await createWake(this.services)(sqsEvent(wakes));
    if (webhooks.length > 0) await createWebhookDelivery(this.services)(sqsEvent(webhooks));
  }

  async #send(mail: Parameters<Services['mailer']['send']>[0]) {
    const result = await this.mailer.send(mail);
    const raw = Buffer.from(mail.raw).toString('utf8');
    const notice = /^X-Pledge-Notice: (\S+)/m.exec(raw)?.[1] ?? 'unknown';
    this.mails.push({ at: this.#now, to: mail.to, notice, raw });
    return result;
  }
}
