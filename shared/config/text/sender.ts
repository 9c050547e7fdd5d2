/** The address of `Acme Support <support@acme.example>`, or of a bare one. */
export function addressOfSender(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}
