/** The operator's logo, as the HTML of a mail refers to it and as the mail carries it. */
export const LOGO_ID = 'logo@pledge';

export type Picture = { readonly type: string; readonly bytes: Uint8Array };

/** @param url a `data:` URL in Base64; anything else is no picture */
export function pictureIn(url: string): Picture | undefined {
  const [, type, base64] = /^data:(image\/[a-z]+);base64,(.+)$/.exec(url) ?? [];
  return type === undefined || base64 === undefined ? undefined : { type, bytes: Buffer.from(base64, 'base64') };
}
