import { Agent } from 'node:http';
import { pick, type Random } from '../../support/random.ts';
import { chooseCommand, openingCommand } from './choose-command.ts';
import { paceOf } from './pace.ts';
import { type Connection, sendUntilAnswered } from './send-until-answered.ts';
import type { Command, Seen, SentCommand } from './sent-command.ts';

export type LoadOptions = Pick<Connection, 'apiKey' | 'url' | 'givenUp'> & {
  /** Commands a second, of all clients together. */
  readonly rate: number;
  readonly random: Random;
};

export type Load = {
  /** Everything that was sent and is over, in the order of its end. */
  readonly sent: readonly SentCommand[];
  /** Sends nothing new; resolves once each client has its answer, or has given up. */
  stop(): Promise<void>;
};

/** Many more than the platform answers at once, so that a slow answer holds nobody up. */
const CLIENTS = 48;
/** With as many tickets in work per command a second, each hears of somebody about every second and a half. */
const TICKETS_PER_COMMAND = 1.5;
/** Of so many new tickets nobody takes any notice: their ladders are climbed to the end. */
const NEGLECTED = 0.1;
/** What was closed is seldom looked at again. */
const TAKEN_UP_AGAIN = 0.1;

/** Clients that open tickets and work on them, several of them on the same one, each with its answer before its next command. */
export function runLoad({ rate, random, ...connection }: LoadOptions): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const pace = paceOf(rate);
  const inWork = new Map<string, Seen>();
  const sent: SentCommand[] = [];
  let stopped = false;
  let keys = 0;

  const nextCommand = (): Command => {
    keys += 1;
    const key = `chaos-${keys}`;
    if (inWork.size < rate * TICKETS_PER_COMMAND && random() < 0.3) return openingCommand(key, random);
    const ticket = inWork.size === 0 ? undefined : pick([...inWork.values()], random);
    return ticket === undefined ? openingCommand(key, random) : chooseCommand(ticket, key, random);
  };
  const remember = ({ command, answer }: SentCommand): void => {
    if (answer.kind !== 'acknowledged') return;
    const { ticket } = answer;
    const isLeft =
      command.operation === 'openTicket' ? random() < NEGLECTED : ticket.status === 'closed' && random() > TAKEN_UP_AGAIN;
    if (isLeft) inWork.delete(ticket.id);
    else inWork.set(ticket.id, ticket);
  };
  const client = async (): Promise<void> => {
    for (;;) {
      await pace();
      if (stopped) return;
      const done = await sendUntilAnswered({ ...connection, agent }, nextCommand());
      sent.push(done);
      remember(done);
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  return {
    sent,
    stop: async () => {
      stopped = true;
      await Promise.all(clients);
      agent.destroy();
    },
  };
}
