/** SES replaces the Message-ID of whatever it sends by this one, which has no region in it in the region where SES began. Without angle brackets. */
export function wireId(providerId: string, region: string): string {
  return region === 'us-east-1' ? `${providerId}@email.amazonses.com` : `${providerId}@${region}.amazonses.com`;
}
