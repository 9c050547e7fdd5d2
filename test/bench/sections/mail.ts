/** Mails a second over SMTP, until each of them is a ticket. */
import { join } from 'node:path';
import type { SmtpLoad, SmtpResult } from '../children/smtp-clients.child.ts';
import { type BenchPlatform, startBenchPlatform, waitUntil } from '../support/bench-platform.ts';
import { countTickets } from '../support/count-tickets.ts';
import { type Remote, startRemote } from '../support/remote.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';
import { median } from '../support/statistics.ts';

const ROUNDS = 3;
const MAILS = { 1: 150, 8: 400 } as const;
const WARM_UP_MAILS = 100;
/** As in `company.yaml`. */
const ADDRESS = 'help@in.acme.example';

export const mail: Section = { name: 'mail', title: 'Mails into tickets, through SMTP', run };

async function run({ folder, progress }: RunOptions): Promise<Report> {
  progress('starting a platform');
  const platform = await startBenchPlatform(join(folder, 'mail'));
  const smtp = startRemote(new URL('../children/smtp-clients.child.ts', import.meta.url));
  try {
    await takeRound(platform, smtp, { clients: 8, mails: WARM_UP_MAILS });
    const rounds: Round[] = [];
    for (let n = 1; n <= ROUNDS; n += 1) {
      for (const clients of [1, 8] as const) {
        progress(`round ${n} of ${ROUNDS}, ${clients} client${clients === 1 ? '' : 's'}`);
        rounds.push(await takeRound(platform, smtp, { clients, mails: MAILS[clients] }));
      }
    }
    return report(rounds);
  } finally {
    await Promise.all([platform.stop(), smtp.stop()]);
  }
}

type Round = {
  readonly clients: number;
  readonly accepted: number;
  readonly opened: number;
  readonly acknowledged: number;
  readonly cpuMs: number;
};

async function takeRound(platform: BenchPlatform, smtp: Remote, load: Pick<SmtpLoad, 'clients' | 'mails'>): Promise<Round> {
  const { mails } = load;
  const wanted = (await countTickets(platform.table)) + mails;
  const wantedMails = platform.mails() + mails;
  const before = await platform.usage();
  const startedAt = performance.now();
  const accepted = await smtp.call<SmtpResult>('run', { ...load, port: platform.smtpPort, to: ADDRESS } satisfies SmtpLoad);
  await waitUntil(() => countTickets(platform.table), wanted);
  const openedMs = performance.now() - startedAt;
  await waitUntil(platform.mails, wantedMails);
  const acknowledgedMs = performance.now() - startedAt;
  const after = await platform.usage();
  const perSecond = (ms: number): number => (mails * 1_000) / ms;
  return {
    clients: load.clients,
    accepted: perSecond(accepted.ms),
    opened: perSecond(openedMs),
    acknowledged: perSecond(acknowledgedMs),
    cpuMs: (after.all - before.all) / mails,
  };
}

function report(rounds: readonly Round[]): Report {
  const rows = [1, 8].map((clients) => {
    const middle = (read: (round: Round) => number): number =>
      median(rounds.filter((round) => round.clients === clients).map(read));
    return [
      String(clients),
      middle((round) => round.accepted),
      middle((round) => round.opened),
      middle((round) => round.acknowledged),
      middle((round) => round.cpuMs),
    ];
  });
  return {
    tables: [{ head: ['clients', 'accepted/s', 'tickets/s', 'acknowledged/s', 'CPU ms each'], rows }],
    notes: [
      'accepted/s: until SMTP says 250 to the last. tickets/s: until the last of them is a ticket. acknowledged/s: until its answer has left.',
      `Medians of ${ROUNDS} rounds; each mail has a text and an HTML part.`,
    ],
    aims: [],
  };
}
