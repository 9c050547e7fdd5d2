import type { Options } from './options.ts';
import type { Platform, Webhook } from './platform.ts';

/** Where everything is, in a form that can be copied. */
export function welcome(platform: Platform, { data, smtpRelay }: Pick<Options, 'data' | 'smtpRelay'>): string {
  const { url, apiKey, smtpPort, timeScale } = platform;
  const rows: readonly (readonly [string, string])[] = [
    ['API', `${url}/v1`],
    ['API description', `${url}/docs`],
    ['', `${url}/openapi.json`],
    ['API key', apiKey],
    ['Outgoing mail', smtpRelay === undefined ? `${url}/_local/mailbox` : `really sent, through ${smtpRelay}`],
    ['SMTP for incoming', `127.0.0.1:${smtpPort}`],
    ...platform.webhooks.flatMap(webhookRows),
    ['Time', timeScale === 1 ? `at real speed (now ${iso(platform)})` : `${timeScale} times as fast (now ${iso(platform)})`],
    ['Data', data],
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return [
    '',
    'Pledge is running. Ctrl-C stops it.',
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}${value}`),
    '',
    'Open a ticket:',
    '',
    `  curl -s ${url}/v1/tickets -H 'authorization: Bearer ${shellQuoted(apiKey)}' -H 'content-type: application/json' \\`,
    `    -d '{"subject":"The printer is on fire","requester":{"email":"ada@customer.example","name":"Ada"},"priority":"P2"}'`,
    '',
    'A token with which the API takes you for a member of staff, here `tom`, or by a page:',
    '',
    `  curl -s ${url}/_local/oidc/token -d '{"person":"tom"}'`,
    `  ${url}/_local/sign-in`,
    '',
    'An hour passes:',
    '',
    `  curl -s ${url}/_local/clock/advance -d '{"seconds":3600}'`,
    '',
    '',
  ].join('\n');
}

function webhookRows({ source, url, secret }: Webhook): readonly (readonly [string, string])[] {
  const { authentication } = source;
  const how = proofOf(authentication, secret);
  return [
    [`Webhook ${source.name}`, url],
    ['', how],
  ];
}

function proofOf(authentication: Webhook['source']['authentication'], secret: string): string {
  switch (authentication.kind) {
    case 'shared-secret':
      return `header ${authentication.header}: ${secret}`;
    case 'standard-webhooks':
      return `Standard Webhooks secret ${secret}`;
    case 'signature':
      return `signing secret ${secret}`;
    case 'routing-key':
      return `routing key ${secret}`;
    case 'certificate':
      return 'signed by Amazon SNS';
  }
}

/** Inside single quotes of a shell. */
function shellQuoted(text: string): string {
  return text.replaceAll("'", "'\\''");
}

function iso(platform: Platform): string {
  return new Date(platform.now()).toISOString();
}
