/** What Amazon SNS has under its own addresses. @throws PermanentError for an address that is not Amazon's, RetryableError for what fails now */
export type Sns = {
  /** The certificate with which it signs. @returns PEM; `undefined` when there is none at that address */
  certificate(url: string): Promise<string | undefined>;
  /** Says yes to a subscription, at the address that came with it. */
  confirm(url: string): Promise<void>;
};
