import { type Parsed, parsed, refused } from './parsed.ts';

/** It goes along with every mail, and the configuration with every start of a function. */
const MOST_BYTES = 20 * 1024;

/** How such files begin. */
const BEGINNINGS: { readonly [type: string]: string } = { png: '89504e47', jpeg: 'ffd8ff', gif: '47494638' };

const FORM = 'write data:image/png;base64, and the file in Base64 (base64 -w0 logo.png)';

/** Reads a picture as a `data:` URL. Mail programs block pictures from elsewhere, so it has to be in the mail. */
export function parseLogo(text: string): Parsed<string> {
  const url = text.replace(/\s+/g, '');
  if (/^https?:/i.test(url)) return refused(`is an address, and mail programs do not load pictures from elsewhere; ${FORM}`);
  const [, type = '', base64 = ''] = /^data:image\/([a-z+.-]+);base64,([A-Za-z0-9+/]+={0,2})$/.exec(url) ?? [];
  const beginning = BEGINNINGS[type];
  if (beginning === undefined) return refused(`is not a picture in PNG, JPEG or GIF; ${FORM}`);
  const bytes = Buffer.from(base64, 'base64');
  if (!bytes.toString('hex', 0, 4).startsWith(beginning)) return refused(`says image/${type} and holds something else; ${FORM}`);
  if (bytes.length > MOST_BYTES)
    return refused(`has ${bytes.length} bytes of at most ${MOST_BYTES}; make it smaller, 400 pixels wide are enough`);
  return parsed(url);
}
