/** The host that a webhook is posted to: what may be shown and logged, since the rest of the address often carries a key. */
export const hostOf = (url: string): string => new URL(url).host;
