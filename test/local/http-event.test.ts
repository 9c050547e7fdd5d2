import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toHttpEvent } from '../../local/triggers/http-event.ts';

const AT = Date.UTC(2026, 0, 5, 9);

/** The event of a request as it comes over a socket. */
function eventOf(
  path: string,
  headers: { readonly [name: string]: string | readonly string[] } = {},
  body: Buffer = Buffer.alloc(0),
) {
  return new Promise<ReturnType<typeof toHttpEvent>>((resolve) => {
    const server = createServer((incoming: IncomingMessage, response) => {
      resolve(toHttpEvent(incoming, body, AT));
      response.end();
    });
    onTestFinished(() => {
      server.close();
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      request({
        port,
        host: '127.0.0.1',
        path,
        method: 'POST',
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? [...value] : String(value)]),
        ),
      }).end();
    });
  });
}

describe('an HTTP request as an event of the HTTP API', () => {
  test('keeps path and query as they came, names headers in lower case and joins repeated ones', async () => {
    const event = await eventOf('/v1/tickets/a%2Fb?status=open&status=closed&q=%E5%B7%A5', {
      'X-One': ['1', '2'],
      Cookie: 'a=1; b=2',
    });
    expect(event).toMatchObject({
      version: '2.0',
      rawPath: '/v1/tickets/a%2Fb',
      rawQueryString: 'status=open&status=closed&q=%E5%B7%A5',
      queryStringParameters: { status: 'open,closed', q: '工' },
      headers: { 'x-one': '1,2' },
      cookies: ['a=1', 'b=2'],
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST', path: '/v1/tickets/a%2Fb', sourceIp: '127.0.0.1' }, timeEpoch: AT },
    });
    expect(event.headers).not.toHaveProperty('cookie');
  });

  test('carries text as text and bytes in base64', async () => {
    const json = await eventOf('/', { 'content-type': 'application/json; charset=utf-8' }, Buffer.from('{"a":"工"}'));
    expect([json.body, json.isBase64Encoded]).toEqual(['{"a":"工"}', false]);
    const bytes = await eventOf('/', { 'content-type': 'application/octet-stream' }, Buffer.from([1, 2, 255]));
    expect([bytes.body, bytes.isBase64Encoded]).toEqual(['AQL/', true]);
    const broken = await eventOf('/', { 'content-type': 'application/json' }, Buffer.from([0x22, 0xff, 0x22]));
    expect(broken.isBase64Encoded).toBe(true);
  });
});
