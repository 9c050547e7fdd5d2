import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A request and its answer as the platform speaks of them, and their translation from and to API Gateway's HTTP API (payload 2.0). */
export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  readonly bytes: Uint8Array;
  /** Where it comes from on the internet, as the gateway saw it. */
  readonly sourceIp?: string | undefined;
};

export type HttpReply = {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly content:
    | { readonly kind: 'json'; readonly value: object }
    | { readonly kind: 'problem'; readonly value: object }
    | { readonly kind: 'html' | 'calendar'; readonly text: string };
};

export type HttpEvent = Pick<APIGatewayProxyEventV2, 'rawPath' | 'rawQueryString' | 'headers' | 'body' | 'isBase64Encoded'> & {
  readonly requestContext: {
    readonly requestId?: string;
    readonly http: { readonly method: string; readonly sourceIp?: string };
  };
};

export type HttpResult = APIGatewayProxyStructuredResultV2;

const CONTENT_TYPE = {
  json: 'application/json; charset=utf-8',
  problem: 'application/problem+json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  calendar: 'text/calendar; charset=utf-8',
} as const;

/** Answers hold customers' data and belong in no cache, no frame and no other site. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

export function requestOf(event: HttpEvent): HttpRequest {
  return {
    method: event.requestContext.http.method.toUpperCase(),
    path: event.rawPath,
    query: new URLSearchParams(event.rawQueryString),
    headers: Object.fromEntries(Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value])),
    bytes: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    sourceIp: event.requestContext.http.sourceIp,
  };
}

export function resultOf({ status, headers, content }: HttpReply): HttpResult {
  return {
    statusCode: status,
    headers: { ...SECURITY_HEADERS, 'content-type': CONTENT_TYPE[content.kind], ...headers },
    body: 'text' in content ? content.text : JSON.stringify(content.value),
    isBase64Encoded: false,
  };
}
