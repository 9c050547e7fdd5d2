import { ANSWERS } from './answers.ts';

/** A command that was refused (`CONN`: none was heard yet; `-`: the own mail system speaks), who refused it, and in which words. */
export type Answer = { readonly reason: string; readonly command: string; readonly host: string; readonly said: string };

export const answers: readonly Answer[] = Object.entries(ANSWERS).flatMap(([reason, list]) =>
  list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, command = '', host = 'mx.shop.example', said = ''] = /^(\S+) (?:\{([^{} @]+)\} )?(.*)$/.exec(line) ?? [];
      return { reason, command, host, said };
    }),
);

const COMMANDS: { readonly [command: string]: string } = {
  EHLO: ' (in reply to EHLO command)',
  MAIL: ' (in reply to MAIL FROM command)',
  RCPT: ' (in reply to RCPT TO command)',
  DATA: ' (in reply to end of DATA command)',
  STARTTLS: ' (in reply to STARTTLS command)',
};

function spoken({ command, host, said }: Answer): string {
  if (command === '-') return said;
  const verb = command === 'CONN' ? 'refused to talk to me:' : 'said:';
  return `host ${host}[192.0.2.1] ${verb} ${said}${COMMANDS[command] ?? ''}`;
}

const statusOf = (said: string): string => /\b[45]\.\d\.\d{1,3}\b/.exec(said)?.[0] ?? (/^4\d\d/.test(said) ? '4.0.0' : '5.0.0');

/** As Postfix reports an answer: once in words, once in fields. */
export function postfixReport(answer: Answer): Uint8Array {
  const { command, host, said } = answer;
  const lines = [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.acme.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'To: support@acme.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'This is the mail system at host mx.acme.example.',
    '',
    "I'm sorry to have to inform you that your message could not",
    "be delivered to one or more recipients. It's attached below.",
    '',
    `<lee@shop.example>: ${spoken(answer)}`,
    '',
    '--b',
    'Content-Type: message/delivery-status; charset=utf-8',
    '',
    'Reporting-MTA: dns; mx.acme.example',
    '',
    'Final-Recipient: rfc822; lee@shop.example',
    'Action: failed',
    `Status: ${statusOf(said)}`,
    ...(command === '-' ? [] : [`Remote-MTA: dns; ${host}`]),
    `Diagnostic-Code: ${command === '-' ? 'x-postfix' : 'smtp'}; ${said}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    'From: support@acme.example',
    'To: lee@shop.example',
    'Subject: Hello',
    '',
    '--b--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
