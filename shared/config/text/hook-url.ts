import { type Parsed, parsed, quote, refused } from './parsed.ts';

const EXAMPLE = 'write e.g. https://pager.example/pledge';

/** Where a webhook is posted to: https, or this machine, for trying it. */
export function parseHookUrl(text: string): Parsed<string> {
  const url = URL.parse(text.trim());
  if (url === null) return refused(`${quote(text)} is not an address on the web; ${EXAMPLE}`);
  if (url.username !== '' || url.password !== '') {
    return refused('has a name or a password in it; take them out, posts are signed instead');
  }
  if (url.protocol === 'https:' || isThisMachine(url)) return parsed(url.href);
  return refused(`${quote(text)} is not reached by https; ${EXAMPLE}`);
}

/** Works with `npm start` alone. */
export const isThisMachine = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
