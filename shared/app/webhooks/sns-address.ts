/** Which hosts and certificates are of Amazon SNS, in all partitions. Nothing else is ever asked for a certificate or told yes. */
const HOST = /^sns\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;

/** `sns.amazonaws.com`, or with the region in it, after a dot or a dash. */
const NAME = /^sns(?:[.-][a-z0-9-]+){0,2}\.amazonaws\.com(\.cn)?$/;

export function isSnsAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  return protocol === 'https:' && HOST.test(hostname) && port === '' && username === '' && password === '';
}

export const isSnsName = (name: string): boolean => NAME.test(name.toLowerCase());
