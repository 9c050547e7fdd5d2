/** What mail programs put before a subject, once for each answer and each time it is forwarded, in the languages of their users. */
const MARK =
  /^(?:\s*(?:re|aw|antw|antwort|sv|vs|fwd?|wg|tr|rv|rif|enc|res|回复|回覆|答复|答覆|转发|轉寄|转寄|返信|転送)\s*(?:\[\d+\]|\(\d+\))?\s*[:：])+/iu;

/** A subject without marks of answers, without case, and with one blank where there are several: what the conversation is called. */
export function baseSubject(subject: string): string {
  return subject.replace(MARK, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
