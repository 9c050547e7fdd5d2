/** Where the API hands out an attachment of a message. @param n from 1 */
export const attachmentPath = (ticketId: string, messageId: string, n: number): string =>
  `/v1/tickets/${ticketId}/messages/${encodeURIComponent(messageId)}/attachments/${n}/file`;
