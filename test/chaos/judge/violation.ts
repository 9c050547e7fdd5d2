/** A promise that was not kept. `ticketId`: whose history shows it. */
export type Violation = { readonly ticketId?: string; readonly what: string };
