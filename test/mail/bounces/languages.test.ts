import { describe, expect, test } from 'vitest';
import { classifyMail } from '../../../shared/mail/parse/classify-mail.ts';
import { parseMail } from '../../../shared/mail/parse/parse-mail.ts';
import { readDeliveryReport } from '../../../shared/mail/parse/read-delivery-report.ts';

const OWN = { from: 'support@acme.example', inboundDomain: 'in.acme.example', addresses: [] };

function parsed(lines: readonly string[]) {
  const outcome = parseMail(Buffer.from(lines.join('\r\n')));
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.mail;
}

const written = (from: string, subject: string, ...text: readonly string[]) =>
  parsed([
    `From: ${from}`,
    'To: support@acme.example',
    `Subject: ${subject}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...text,
  ]);

/** Without a code and without fields, as small mail systems write to their own people. */
const REPORTS: readonly (readonly [
  language: string,
  subject: string,
  text: readonly [sentence: string, why: string],
  reason: string,
])[] = [
  [
    'Dutch',
    'Niet bezorgd: Uw verzoek',
    ['Uw bericht kon niet worden afgeleverd aan:', 'De gebruiker bestaat niet.'],
    'userunknown',
  ],
  ['French', 'Message non délivré', ["Votre message n'a pas pu être délivré à :", 'Utilisateur inconnu.'], 'userunknown'],
  ['French of Canada', 'Échec de la remise', ["Votre courriel n'a pas pu être remis à :", 'La boîte est pleine.'], 'mailboxfull'],
  [
    'Italian',
    'Avviso di mancata consegna',
    ['Il messaggio non può essere consegnato a:', 'Casella di posta piena.'],
    'mailboxfull',
  ],
  ['Spanish', 'Mensaje devuelto', ['Su mensaje no pudo ser entregado a:', 'El usuario no existe.'], 'userunknown'],
  ['Portuguese', 'Mensagem não entregue', ['Não foi possível entregar a mensagem:', 'Caixa postal cheia.'], 'mailboxfull'],
  ['German', 'Fehler beim Versand', ['Ihre Nachricht konnte nicht zugestellt werden:', 'Das Postfach ist voll.'], 'mailboxfull'],
  [
    'Swedish',
    'Meddelandet kunde inte levereras',
    ['Ditt meddelande kunde inte levereras till:', 'Användaren finns inte.'],
    'userunknown',
  ],
  ['Danish', 'Meddelelsen kunne ikke leveres', ['Din besked kunne ikke leveres til:', 'Postkassen er fuld.'], 'mailboxfull'],
  ['Norwegian', 'Kunne ikke levere', ['Meldingen kunne ikke leveres til:', 'Mottakeren finnes ikke.'], 'userunknown'],
  [
    'Finnish',
    'Viestiä ei voitu toimittaa',
    ['Viestiä ei voitu toimittaa vastaanottajalle:', 'Postilaatikko on täynnä.'],
    'mailboxfull',
  ],
  ['Polish', 'Wiadomość nie została dostarczona', ['Nie można dostarczyć wiadomości do:', 'Skrzynka jest pełna.'], 'mailboxfull'],
  ['Czech', 'Zprávu nelze doručit', ['Vaši zprávu se nepodařilo doručit:', 'Schránka je plná.'], 'mailboxfull'],
  ['Hungarian', 'Kézbesíthetetlen levél', ['A levél nem kézbesíthető:', 'A címzett nem létezik.'], 'userunknown'],
  ['Turkish', 'İleti teslim edilemedi', ['İletiniz teslim edilemedi:', 'Posta kutusu dolu.'], 'mailboxfull'],
  ['Russian', 'Ошибка доставки', ['Ваше письмо не может быть доставлено:', 'Пользователь не найден.'], 'userunknown'],
  ['Ukrainian', 'Лист не доставлено', ['Ваш лист не вдалося доставити:', 'Скринька переповнена.'], 'mailboxfull'],
  [
    'Japanese',
    'メール送信エラー',
    ['以下の宛先にメールを送信できませんでした。', '宛先のユーザーが存在しません。'],
    'userunknown',
  ],
  ['Japanese of a full mailbox', '配信不能通知', ['メールを配信できませんでした。', 'メールボックスが一杯です。'], 'mailboxfull'],
  ['Korean', '메일 전송 실패', ['다음 수신자에게 메일이 전송되지 않았습니다.', '받는 사람이 존재하지 않습니다.'], 'userunknown'],
  ['Chinese', '邮件发送失败', ['您的邮件未能送达以下收件人：', '收件人不存在。'], 'userunknown'],
  ['Chinese of Taiwan', '郵件退回通知', ['您的郵件無法送達：', '收件者信箱已滿。'], 'mailboxfull'],
];

describe('a bounce that is nothing but words, in', () => {
  test.each(REPORTS)('%s', (_, subject, [sentence, why], reason) => {
    const mail = written('postmaster@shop.example', subject, sentence, '', 'lee@shop.example', '', why);
    const { recipient, reason: found } = readDeliveryReport(mail).reported[0].bounce;
    expect({ kind: classifyMail(mail, OWN).kind, recipient, reason: found }).toEqual({
      kind: 'bounce',
      recipient: 'lee@shop.example',
      reason,
    });
  });
});

describe("a customer's mail about", () => {
  test.each(REPORTS)('one in %s stays theirs', (_, subject, [sentence, why]) => {
    const mail = written('Cora <cora@customer.example>', subject, sentence, '', 'lee@shop.example', '', why);
    expect(classifyMail(mail, OWN).kind).toBe('person');
  });
});
