import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { onTestFinished } from 'vitest';
import { type Platform, type PlatformOptions, startPlatform } from '../../../local/platform.ts';

export const COMPANY = fileURLToPath(new URL('./company.yaml', import.meta.url));

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'pledge-local-'));

/** A platform of its own for one test, on free ports, that is stopped with the test. */
export async function runPlatform(options: Partial<PlatformOptions> = {}): Promise<Platform> {
  const platform = await startPlatform({
    port: 0,
    smtpPort: 0,
    data: temporaryFolder(),
    timeScale: 1,
    apiKey: 'test-key',
    config: COMPANY,
    ...options,
  });
  onTestFinished(() => platform.stop());
  return platform;
}

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json };
export type Json = { readonly [name: string]: unknown };

export async function call(
  at: Pick<Platform, 'url'>,
  path: string,
  body?: object | string,
  init: Omit<RequestInit, 'headers'> & { readonly headers?: { readonly [name: string]: string } } = {},
): Promise<Answer> {
  const answer = await fetch(`${at.url}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...init,
    headers: { authorization: 'Bearer test-key', 'content-type': 'application/json', ...init.headers },
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text.startsWith('{') ? (JSON.parse(text) as Json) : { text } };
}

export const A_TICKET = { subject: 'The printer is on fire', requester: { email: 'cara@customer.example', name: 'Cara' } };

/** @returns the new ticket's id and when it was opened */
export async function openByApi(
  platform: Pick<Platform, 'url'>,
  ticket: object = A_TICKET,
): Promise<{ readonly id: string; readonly openedAt: number }> {
  const { status, body } = await call(platform, '/v1/tickets', ticket);
  if (status !== 201) throw new Error(`the ticket was refused: ${JSON.stringify(body)}`);
  return { id: String(body['id']), openedAt: Date.parse(String(body['openedAt'])) };
}

export async function sendMail(
  platform: Pick<Platform, 'smtpPort'>,
  mail: {
    readonly subject: string;
    readonly text?: string;
    readonly from?: string;
    readonly to?: string;
    readonly messageId?: string;
  },
): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: platform.smtpPort });
  await transport.sendMail({ from: 'Cara <cara@customer.example>', to: 'help@in.acme.example', text: 'It burns.', ...mail });
  transport.close();
}

export async function postAlert(platform: Platform, alert: object): Promise<Answer> {
  const [webhook] = platform.webhooks;
  if (webhook === undefined) throw new Error('no webhook is configured');
  return call(platform, new URL(webhook.url).pathname, alert, { headers: { 'x-secret': webhook.secret } });
}
