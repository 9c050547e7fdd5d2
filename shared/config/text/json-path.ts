import { type Parsed, parsed, quote, refused } from './parsed.ts';

/** Reads where in a JSON body something stands: `alert.labels.team`, `items.0.id`. */
export function parseJsonPath(text: string): Parsed<string> {
  const written = text.trim();
  if (/^[^\s.[\]$\p{Cc}][^\s.[\]\p{Cc}]{0,99}(\.[^\s.[\]\p{Cc}]{1,100}){0,19}$/u.test(written)) return parsed(written);
  const plain = written.replace(/^\$\.?/, '').replaceAll(/\[["']?([^\]"']*)["']?\]/g, '.$1');
  const meant = /^[^\s.]+(\.[^\s.]+)*$/.test(plain) ? plain : 'alert.labels.team';
  return refused(`${quote(text)} is not a path into the body; write keys and positions with dots between, e.g. ${meant}`);
}
