import { type Parsed, parsed, quote, refused } from './parsed.ts';

const EXAMPLE = 'write e.g. https://pager.example/pledge';

/** Where a webhook is posted to: https, or this machine, for trying it. */
export function parseHookUrl(text: string): Parsed<string> {
  const url = URL.parse(text.trim());
  if (url === null) return refused(`${quote(text)} is not an address on the web; ${EXAMPLE}`);
  if (url.username !== '' || url.password !== '') {
    return refused('has a name or a password in it; take them out, posts are signed instead');
  }
  if (isThisMachine(url)) return parsed(url.href);
  if (url.protocol === 'https:' && !mayPort(url)) {
    return refused(
      `port ${url.port} belongs to another service; https has ${HTTPS_PORT}, or take one from ${FIRST_FREE_PORT} up`,
    );
  }
  if (url.protocol === 'https:') return parsed(url.href);
  return refused(`${quote(text)} is not reached by https; ${EXAMPLE}`);
}

/** Below lie the well-known services of others, such as mail and remote shells. */
const FIRST_FREE_PORT = 1_024;
const HTTPS_PORT = 443;

/** What a webhook is posted to: the port of https, or any that is nobody's own. */
const mayPort = ({ port }: URL): boolean => port === '' || Number(port) >= FIRST_FREE_PORT;

/** Works with `npm start` alone. */
export const isThisMachine = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
