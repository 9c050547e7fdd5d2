import parseQuery from 'jsonpath-rfc9535/parser';
import { type Parsed, parsed, quote, refused } from './parsed.ts';

/** Reads where in a JSON body something stands: dotted, as `alert.labels.team` and `items.0.id`, or as JSONPath (RFC 9535) behind a `$`. */
export function parseJsonPath(text: string): Parsed<string> {
  const written = text.trim();
  if (written.startsWith('$')) return parseRfc9535(written);
  if (/^[^\s.[\]$\p{Cc}][^\s.[\]\p{Cc}]{0,99}(\.[^\s.[\]\p{Cc}]{1,100}){0,19}$/u.test(written)) return parsed(written);
  const plain = written.replaceAll(/\[["']?([^\]"']*)["']?\]/g, '.$1');
  const meant = /^[^\s.]+(\.[^\s.]+)*$/.test(plain) ? plain : 'alert.labels.team';
  return refused(
    `${quote(text)} is not a path into the body; write keys and positions with dots between, e.g. ${meant}, or JSONPath, e.g. $.alerts[0].name`,
  );
}

const LONGEST = 500;

function parseRfc9535(written: string): Parsed<string> {
  if (written.length > LONGEST) return refused(`is longer than ${LONGEST} characters; shorten it`);
  try {
    parseQuery(written);
    return parsed(written);
  } catch {
    return refused(`${quote(written)} is not JSONPath (RFC 9535); write e.g. $.alerts[0].labels['team']`);
  }
}
