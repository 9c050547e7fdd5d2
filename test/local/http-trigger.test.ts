import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startHttpTrigger } from '../../local/triggers/http-trigger.ts';

async function startTrigger() {
  const closed = await startClosedTrigger();
  closed.open();
  return closed;
}

async function startClosedTrigger() {
  const trigger = await startHttpTrigger(0);
  onTestFinished(() => trigger.stop());
  const seen: string[] = [];
  const errors: unknown[] = [];
  const open = () =>
    trigger.open({
      now: () => 0,
      functions: async ({ rawPath, rawQueryString }) => {
        seen.push(`api ${rawPath}?${rawQueryString}`);
        return { statusCode: 204 };
      },
      local: async (_request, response, url) => {
        seen.push(`local ${url.pathname}`);
        response.writeHead(204).end();
      },
      onError: (error) => errors.push(error),
    });
  return { port: trigger.port, seen, errors, open };
}

/** Sends what no client would, and reads until the other side is done. */
function exchange(port: number, ...lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** Sends this and hangs up. */
function leave(port: number, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, () => socket.destroy()));
    socket.on('close', () => resolve());
  });
}

describe('the front door', () => {
  test.each([
    ['http://127.0.0.1:4000/v1/tickets?limit=1', 'api /v1/tickets?limit=1'],
    ['http://127.0.0.1:4000', 'api /?'],
    ['http://127.0.0.1:4000/_local/clock', 'local /_local/clock'],
  ])('takes a target with the host in it: %s', async (target, wanted) => {
    const { port, seen } = await startTrigger();
    await exchange(port, `GET ${target} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close');
    expect(seen).toEqual([wanted]);
  });

  test.each([
    ['a method that nobody knows', ['FETCH / HTTP/1.1', 'Host: x'], 400],
    ['what is no HTTP', ['GET / HTTP/1.1', 'Host x'], 400],
    ['a header line without a name', ['GET / HTTP/1.1', 'Host: x', 'a b: c'], 400],
    ['headers without end', ['GET / HTTP/1.1', 'Host: x', `X: ${'x'.repeat(17_000)}`], 431],
  ])('answers %s with a problem that says so', async (_, lines, status) => {
    const { port, errors } = await startTrigger();
    const answer = await exchange(port, ...lines);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('content-type: application/problem+json');
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, detail: expect.stringMatching(/\.$/) });
    expect(errors).toEqual([]);
  });

  test('takes a client that goes away in the middle of a request for no error of its own', async () => {
    const { port, seen, errors } = await startTrigger();
    await leave(port, 'POST /v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"sub');
    await exchange(port, 'GET /health HTTP/1.1', 'Host: x', 'Connection: close');
    await nextTurn();
    expect(seen).toEqual(['api /health?']);
    expect(errors).toEqual([]);
  });

  test('nor one that goes away before anybody could answer', async () => {
    const { port, seen, errors, open } = await startClosedTrigger();
    await leave(port, 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    const answer = exchange(port, 'GET /v1/tickets HTTP/1.1', 'Host: x', 'Connection: close');
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
    open();
    await answer;
    expect(seen).toContain('api /v1/tickets?');
    expect(errors).toEqual([]);
  });
});
