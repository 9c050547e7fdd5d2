import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const TEXT = /^(text\/|application\/(json|javascript|xml|problem\+json|[\w.+-]+\+(json|xml))\b)/i;

/** An HTTP request as API Gateway's HTTP API hands it to a function (payload format 2.0, `$default` stage and route). */
export function toHttpEvent(request: IncomingMessage, body: Buffer, now: number): APIGatewayProxyEventV2 {
  const [rawPath = '/', ...query] = (request.url ?? '/').split('?');
  const rawQueryString = query.join('?');
  const parameters = queryParameters(rawQueryString);
  const { cookie, ...headers } = joined(request);
  const isText = isTextBody(headers['content-type'], body);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers,
    ...(parameters === undefined ? {} : { queryStringParameters: parameters }),
    requestContext: requestContext(request, rawPath, now),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function requestContext(request: IncomingMessage, path: string, now: number): APIGatewayProxyEventV2['requestContext'] {
  const { host = '127.0.0.1', 'user-agent': userAgent = '' } = request.headers;
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1';
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName: host,
    domainPrefix: host.split('.')[0] ?? host,
    http: { method: request.method ?? 'GET', path, protocol: `HTTP/${request.httpVersion}`, sourceIp, userAgent },
    requestId: randomUUID(),
    routeKey: '$default',
    stage: '$default',
    time: new Date(now).toUTCString(),
    timeEpoch: now,
  };
}

/** Names in lower case; a header that came more than once is joined with commas. */
function joined(request: IncomingMessage): { [name: string]: string } {
  const headers: { [name: string]: string } = {};
  for (const [name, values] of Object.entries(request.headersDistinct))
    headers[name] = (values ?? []).join(name === 'cookie' ? '; ' : ',');
  return headers;
}

function queryParameters(query: string): { [name: string]: string } | undefined {
  if (query === '') return undefined;
  const parameters: { [name: string]: string } = {};
  for (const [name, value] of new URLSearchParams(query))
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  return parameters;
}

/** A body that is not valid UTF-8 goes as bytes whatever it calls itself: signatures are over bytes. */
function isTextBody(type: string | undefined, body: Buffer): boolean {
  return (type === undefined || TEXT.test(type)) && body.equals(Buffer.from(body.toString('utf8'), 'utf8'));
}
