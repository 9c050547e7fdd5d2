import { type Parsed, parsed, quote, refused } from './parsed.ts';

/** Where an SMTP relay is, how the line to it is encrypted, and as whom one logs in. The password stands nowhere but in the secret store. */
export type SmtpRelay = {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user?: string | undefined;
};

const EXAMPLE = 'write e.g. smtps://pledge@smtp.acme.example:465, or smtp:// for STARTTLS';
const PORTS = { implicit: 465, starttls: 587, none: 25 } as const;

/** Reads `smtps://user@host:port` (TLS from the start) or `smtp://user@host:port` (STARTTLS; to this machine, plain). */
export function parseSmtpRelay(text: string): Parsed<SmtpRelay> {
  const url = URL.parse(text.trim());
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    return refused(`${quote(withoutPassword(text))} is not the address of an SMTP relay; ${EXAMPLE}`);
  if (url.password !== '') return refused('has a password in it; take it out and keep it in the secret store');
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '')
    return refused(`${quote(text)} goes on behind the port; ${EXAMPLE}`);
  const tls = tlsOf(url);
  const user = decodeURIComponent(url.username);
  return parsed({
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? PORTS[tls] : Number(url.port),
    tls,
    ...(user === '' ? {} : { user }),
  });
}

/** The address that `parseSmtpRelay` reads. */
export function smtpRelayUrl({ host, port, tls, user }: SmtpRelay): string {
  const at = user === undefined ? '' : `${encodeURIComponent(user)}@`;
  return `${tls === 'implicit' ? 'smtps' : 'smtp'}://${at}${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function tlsOf({ protocol, hostname }: URL): SmtpRelay['tls'] {
  if (protocol === 'smtps:') return 'implicit';
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? 'none' : 'starttls';
}

/** What is shown in errors. */
const withoutPassword = (text: string): string => text.replace(/:[^@/]*@/, ':***@');
