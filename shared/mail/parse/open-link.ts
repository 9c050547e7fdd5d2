import { decodeHTMLAttribute } from 'entities/decode';
import type { Tag } from './html-tokens.ts';

/** Longer ones count clicks, and nobody types them. */
const LONGEST_ADDRESS = 200;
const HREF = /\shref\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;

/** The link that is open in an HTML text: says behind it where it leads, if its text does not. */
export class OpenLink {
  #address = '';
  #text = '';

  add(text: string): void {
    if (this.#address !== '') this.#text += text;
  }

  /** @returns what is to be said before the tag */
  see({ name, closes, attributes }: Tag): string {
    if (name !== 'a') return '';
    const said = this.#says() ? '' : ` (${this.#address})`;
    this.#address = closes ? '' : addressIn(attributes);
    this.#text = '';
    return said;
  }

  #says(): boolean {
    if (this.#address === '' || this.#text.trim() === '') return true;
    return this.#text.includes(this.#address.replace(/^https?:\/\/(www\.)?|\/$/gi, ''));
  }
}

function addressIn(attributes: string): string {
  const [, double, single, bare = ''] = HREF.exec(attributes) ?? [];
  const address = decodeHTMLAttribute(double ?? single ?? bare).trim();
  return /^https?:\/\/\S+$/i.test(address) && address.length <= LONGEST_ADDRESS ? address : '';
}
