/** How mail programs introduce the mail that they quote. All that stands from such a line on is quoted. */
export const ATTRIBUTIONS: readonly RegExp[] = [
  // Anna Berg <anna@…> wrote:
  /^[>\s]*[^@]{1,200}@.{0,200}\b(wrote|writes):\s*$/i,
  // 李雷 于 2026年1月5日周一 写道：
  /^[>\s]*\S.{0,120}(于|在)\s*\d.{4,200}(写道|寫道|写到)\s*[:：]\s*$/,
  /^[>\s]*\S.{5,250}(написал\(?а?\)?|написа|пишет)\s*:\s*$/i,
  /^[>\s]*\d{4}[-/.年].{5,120}(のメール|さん?は書きました|様が書きました)\s*[:：]\s*$/,
  /^[>\s]*\d{4}-\d{2}-\d{2}\s+\d{1,2}:\d{2}\s+GMT[+-]\d{2}:?\d{2}\s+.{2,120}$/,
];

/** The same, begun with a word that shows it, so that they are recognised when a program wrapped them over several lines. */
export const WRAPPABLE_ATTRIBUTIONS: readonly RegExp[] = [
  // On Mon, 5 Jan 2026 at 10:00, Anna Berg <anna@…> wrote:
  /^[>\s]*(on|at)\b.{5,250}\b(wrote|schrieb):\s*$/i,
  /^-{2,}\s*on\b.{5,250}\bwrote\s*-{2,}\s*$/i,
  // 在 2026年1月5日，李雷 <li@…> 写道：
  /^[>\s]*(在|于).{4,250}(写道|寫道|写到)\s*[:：]\s*$/,
  /^[>\s]*(am|op|den|el|le|il|em|dnia)\b.{5,250}\b(schrieb|schreef|skrev|escribió|a écrit|ha scritto|escreveu|napisał\(a\)|napisał)\b.{0,120}:\s*$/i,
];

/** A line that says that the original follows. A forwarded mail is not among them: forwarding it is what the person meant to do. */
export const DIVIDERS: readonly RegExp[] = [
  /^[>\s]*[-_*\s]{2,}\s*(original (message|mail|appointment)|reply message|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht)\s*[-_*\s]{2,}\s*$/i,
  /^[#>\s]*(please )?(type your )?(reply|write) above this line.{0,10}$/i,
  /^[#>\s-]*请在此行(以上|上方)回复.{0,10}$/,
  /^[>\s]*[-_*—\s]{2,}\s*(原始邮件|原始郵件|回复的原邮件|回复的邮件|原邮件|元のメッセージ)\s*[-_*—\s]{2,}\s*$/,
];

/** Names that begin the header block of a quoted mail, as Outlook, Foxmail and QQ Mail write it. */
export const HEADER_NAMES: readonly RegExp[] = [
  /^[>*\s]*(from|von|de|da|från|fra|van|発件人|发件人|寄件者|寄件人|差出人)\*?\s*[:：]/i,
  /^[>*\s]*(sent|date|gesendet|datum|envoyé|enviado( el)?|fecha|data|inviato|skickat|sendt|verzonden|发送时间|发送日期|日期|时间|寄件日期|傳送日期|送信日時)\*?\s*[:：]/i,
  /^[>*\s]*(to|an|à|para|a|till|til|aan|收件人|收件者|宛先)\*?\s*[:：]/i,
  /^[>*\s]*(subject|betreff|objet|asunto|assunto|oggetto|ämne|emne|onderwerp|risposta|主题|主旨|件名)\*?\s*[:：]/i,
];

/** Lines that programs and telephones add below what a person wrote. */
export const TAGLINES: readonly RegExp[] = [
  /^(sent|get|von|gesendet|envoyé|enviado) (from|using|with|outlook for|meinem|mit|von|de|depuis|desde)\b.{0,80}$/i,
  /^(发自我的|發自我的|发送自|来自我的|从我的|发自).{1,40}$/,
  /^.{0,20}(iphone|ipad|android|华为|小米)から送信$/i,
  /^(sent from|get) outlook.*$/i,
];
