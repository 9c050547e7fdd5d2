/** How answers of programs are told: absence notices, receipts that somebody has read a mail, and what else nobody wrote (RFC 3834). */
import type { ParsedMail } from '../../../app/mail/parsed-mail.ts';
import type { Sign } from './signs.ts';

/** Exchange sets it on people's mail too, so by itself it means nothing. */
const HINT = 'x-auto-response-suppress';
/** `X-Autoreply`, `X-Autorespond`, `X-Auto-Reply-From` and whatever else programs call it. */
const HEADERS = /^(x-(mail-?|wm-|cmail-)?auto-?(reply|respond|response|generated)|x-vacation|auto-replied)/;
const SUBJECT =
  /^\s*((automatic|auto(mated|matische|matisk)?)[ -]?(reply|response|antwort|svar|responder)|automatisch antwoord|auto:|autosvar|autoreply|out of (the )?office|away from|abwesen|vacation|on (annual )?leave|on holiday|fuera de (la )?oficina|respuesta automática|réponse automatique|absence (du|au) bureau|risposta automatica|fuori (sede|ufficio)|resposta automática|fora do escritório|afwezig|niet aanwezig|frånvaro|fravær|poissaolo|automaattinen vastaus|automatyczna odpowiedź|autoodpowiedź|автоматический ответ|автоответ|otomatik yanıt|automatická odpověď|자동 ?회신|부재중|自动回复|自動回覆|自动答复|外出|不在办公室|休假|自動応答|自動返信|不在)/i;
/** Programs put these before the subject that they answer; a person who writes of such a thing goes on without a colon. */
const PREFIX =
  /^\s*(automatic reply|auto(matic)?[ -]?(re(ply|sponse))|auto|automatische antwort|abwesenheitsnotiz|out of (the )?office( auto ?reply)?|réponse automatique|respuesta automática|risposta automatica|resposta automática|automatisch antwoord|autosvar|automaattinen vastaus|automatyczna odpowiedź|автоматический ответ|автоответ|otomatik yanıt|自动回复|自動回覆|自动答复|自動応答|自動返信|자동 ?회신)\s*[:：]/i;
const SENTENCE =
  /\b(i|we) (am|'m|’m|are|will be) (currently )?(away|out of|on (annual |maternity |parental )?(leave|vacation|holiday)|not in the office|traveling|travelling)|i’?m away|out of (the )?office|limited access to (my )?e-?mail|nicht im (büro|hause)|nicht erreichbar|im urlaub|bin ich (ab|wieder)|absent(e)? du bureau|en congés?|de vacaciones|fuera de la oficina|non sono in ufficio|in ferie|estou de férias|fora do escritório|op vakantie|niet aanwezig|på semester|på ferie|lomalla|na urlopie|в отпуске|вне офиса|休假|不在办公室|出差|外出|已收到您的邮件|您的邮件我已(经)?收到|不在にして|休暇|휴가|부재/i;

export const speaksOfAbsence = ({ subject }: ParsedMail): boolean => SUBJECT.test(subject);

const byReport: Sign = ({ mail }) => (mail.reportType === 'disposition-notification' ? 'it is a read receipt' : undefined);

const byAutoSubmitted: Sign = ({ mail }) => {
  const value = mail.autoSubmitted?.trim().toLowerCase();
  return value === undefined || value === '' || /^no\b/.test(value) ? undefined : `Auto-Submitted is "${value.slice(0, 40)}"`;
};

const byHeader: Sign = ({ mail }) => {
  const says = (value: string) => !/^(|no|none|false|0)$/i.test(value.trim());
  const name = [...mail.headers].find(([one, value]) => HEADERS.test(one) && one !== HINT && says(value))?.[0];
  if (name !== undefined) return `it has the header ${name}`;
  return mail.headers.get('x-apple-action')?.trim().toLowerCase() === 'vacation' ? 'it has the header x-apple-action' : undefined;
};

const byPrecedence: Sign = ({ mail }) =>
  /^auto[_-]?reply/i.test(mail.precedence?.trim() ?? '') ? 'Precedence is auto_reply' : undefined;

/** Two signs of absence: the subject, and another in the header or in what it says. */
const byAbsence: Sign = ({ mail, path, header }) => {
  if (!speaksOfAbsence(mail)) return undefined;
  const isLow = /^(bulk|junk)$/i.test(mail.precedence?.trim() ?? '');
  if (path === '' || isLow || header(HINT) !== undefined) return 'its subject and headers are those of an absence notice';
  const says = PREFIX.test(mail.subject) && SENTENCE.test(mail.text.slice(0, 2_000));
  return says ? 'its subject and its words are those of an absence notice' : undefined;
};

const byNullPath: Sign = ({ path }) => (path === '' ? 'its envelope has no sender, so no person waits for an answer' : undefined);

export const autoReplySigns: readonly Sign[] = [byReport, byAutoSubmitted, byHeader, byPrecedence, byAbsence, byNullPath];
