/**
 * Which hosts and certificates are of Amazon SNS, in all partitions. Nothing else is ever asked for a certificate or told yes: beside the
 * regions, the same domain has the buckets of S3 (`sns.s3-us-west-2.amazonaws.com`), where everybody may put files.
 */
const HOST = /^sns\.[a-z]{2,}(-[a-z]+)+-\d{1,2}\.amazonaws\.com(\.cn)?$/;

/** `sns.amazonaws.com`, or with the region in it, after a dot or a dash. */
const NAME = /^sns(?:[.-][a-z0-9-]+){0,2}\.amazonaws\.com(\.cn)?$/;

export function isSnsAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  return protocol === 'https:' && HOST.test(hostname) && port === '' && username === '' && password === '';
}

/** A certificate is a file of the host, never what one of its actions answers. */
export const isSnsCertificate = (text: string): boolean => isSnsAddress(text) && new URL(text).pathname.endsWith('.pem');

export const isSnsName = (name: string): boolean => NAME.test(name.toLowerCase());
