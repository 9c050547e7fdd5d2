import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startAndFail, startChild } from './support/child-platform.ts';
import { COMPANY, call, openByApi, sendMail, temporaryFolder } from './support/platform.ts';

function takePort(): Promise<string> {
  const server = createServer();
  onTestFinished(() => {
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(String(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

const PORTS = ['--port', '0', '--smtp-port', '0'];

describe('npm start', () => {
  test('says where everything is, and ends well on Ctrl-C', async () => {
    const child = await startChild(['--data', temporaryFolder()]);
    for (const word of ['/_local/mailbox', '/openapi.json', 'test-key', 'x-secret: ', 'curl -s', 'at real speed (now '])
      expect(child.output()).toContain(word);
    expect((await call(child, '/health')).status).toBe(200);
    expect(await child.end('SIGINT')).toBe(0);
  });

  test('says in a sentence what is in the way, and exits with 1', async () => {
    const port = await takePort();
    const broken = join(temporaryFolder(), 'pledge.yaml');
    writeFileSync(broken, 'organisation:\n  name: [1\n');
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['--port', port], `Port ${port} is taken. Stop what uses it, or choose another with --port.`],
      [
        ['--port', '0', '--smtp-port', port],
        `Port ${port} (SMTP) is taken. Stop what uses it, or choose another with --smtp-port.`,
      ],
      [[...PORTS, '--data', broken], 'Cannot write to the data folder'],
      [[...PORTS, '--config', broken], `${broken}:3:1`],
      [[...PORTS, '--config', '/no/such/file.yaml'], '/no/such/file.yaml'],
      [['--time-scale', 'fast'], '--time-scale must be a number'],
      [['--verbose'], "Unknown option '--verbose'"],
    ];
    for (const [args, message] of cases) {
      const { code, output } = await startAndFail(['--data', temporaryFolder(), '--config', COMPANY, ...args]);
      expect([code, output]).toEqual([1, expect.stringContaining(message)]);
      expect(output).not.toContain('    at ');
    }
  });

  test('leaves a data folder alone that another platform uses', async () => {
    const data = temporaryFolder();
    const child = await startChild(['--data', data]);
    const { code, output } = await startAndFail([...PORTS, '--data', data, '--config', COMPANY]);
    expect([code, output]).toEqual([1, expect.stringContaining(`${child.url}) is using the data folder`)]);
  });
});

describe('a platform that is killed under load', () => {
  test('has every ticket that it acknowledged, and all of them still fire', async () => {
    const data = temporaryFolder();
    const first = await startChild(['--data', data]);
    const opened: string[] = [];
    const mailed: string[] = [];
    const clients = Array.from({ length: 6 }, async (_, client) => {
      for (let n = 0; ; n += 1)
        opened.push(
          (await openByApi(first, { subject: `Ticket ${client}/${n}`, requester: { email: 'cara@customer.example' } })).id,
        );
    });
    const mailer = (async () => {
      for (let n = 0; ; n += 1) {
        const subject = `Mail ${n}`;
        await sendMail(first, { subject, from: `sender${n}@customer.example`, messageId: `<${n}@customer.example>` });
        mailed.push(subject);
      }
    })();
    while (opened.length < 60 || mailed.length < 5)
      await Promise.race([...clients, mailer, new Promise((resolve) => setTimeout(resolve, 20))]);
    await first.end('SIGKILL');
    await Promise.allSettled([...clients, mailer]);

    const second = await startChild(['--data', data]);
    await call(second, '/_local/clock/advance', { seconds: 61 * 60 });
    const mails = JSON.parse(String((await call(second, '/_local/mail?to=leo')).body['text'])) as readonly {
      readonly subject: string;
      readonly headers: { readonly [name: string]: string };
    }[];
    const breached = new Map<string, number>();
    for (const { headers } of mails)
      breached.set(headers['x-pledge-ticket'] ?? '', (breached.get(headers['x-pledge-ticket'] ?? '') ?? 0) + 1);
    expect(opened.filter((id) => breached.get(id) !== 2)).toEqual([]);
    expect(mailed.filter((subject) => mails.filter((mail) => mail.subject.endsWith(subject)).length < 2)).toEqual([]);
  });
});
