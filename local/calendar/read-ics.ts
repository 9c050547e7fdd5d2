// Gets an iCalendar text from a file or an https address, once, while somebody waits for it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

export type IcsText =
  | { readonly ok: true; readonly text: string /** Names the origin without its secrets. */; readonly source: string }
  | { readonly ok: false; readonly message: string };

/** The part of `fetch` that is needed. */
export type Fetch = (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;

/** Calendars of holidays have some kilobytes. */
const MOST_BYTES = 5_000_000;
const PATIENCE_MS = 30_000;

/** @param place a path, or an address that begins with https:// or webcal:// */
export async function readIcs(place: string, fetch: Fetch): Promise<IcsText> {
  if (!/^[a-z]+:\/\//i.test(place)) return readIcsFile(place);
  const address = place.replace(/^webcals?:\/\//i, 'https://');
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:') return refused(`${named(place)} is no https address; download the file and give its path`);
  return await download(url, fetch);
}

function readIcsFile(path: string): IcsText {
  try {
    return checked(readFileSync(path, 'utf8'), `ics ${basename(path)}`);
  } catch {
    return refused(`${path} cannot be read; check that there is such a file`);
  }
}

async function download(url: URL, fetch: Fetch): Promise<IcsText> {
  const source = sourceOf(url);
  try {
    const response = await fetch(url.href, { signal: AbortSignal.timeout(PATIENCE_MS) });
    // A redirect may lead away from https; what comes from there could be anybody's.
    if (response.url !== '' && !response.url.startsWith('https://')) return refused(`${source} leads away from https`);
    if (!response.ok) return refused(`${source} answers ${response.status}; check the address`);
    return checked(await response.text(), source);
  } catch {
    return refused(`${source} does not answer; download the file and give its path`);
  }
}

function checked(text: string, source: string): IcsText {
  if (text.length > MOST_BYTES) return refused(`${source} is larger than ${MOST_BYTES / 1_000_000} MB; is it the right one?`);
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return refused(`${source} is no calendar; it must begin with BEGIN:VCALENDAR`);
  return { ok: true, text, source };
}

/** Private calendars have their secret in the path or the query: the host and the file's name are told, the rest only by a fingerprint. */
function sourceOf(url: URL): string {
  const fingerprint = createHash('sha256').update(url.href).digest('hex').slice(0, 8);
  const name = basename(url.pathname);
  return `ics ${url.host}${name.toLowerCase().endsWith('.ics') ? `/${name}` : ''} (${fingerprint})`;
}

const refused = (message: string) => ({ ok: false, message }) as const;
const named = (place: string) => JSON.stringify(place.slice(0, place.indexOf('://') + 3));
