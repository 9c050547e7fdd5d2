/** What an answer holds, if it is JSON. */
export const asJson = (headers: { readonly [name: string]: string }, text: string): unknown =>
  String(headers['content-type']).includes('json') && text !== '' ? JSON.parse(text) : undefined;
