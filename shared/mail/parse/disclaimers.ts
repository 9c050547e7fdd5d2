/**
 * What companies let their servers write below every mail. Only a last paragraph that begins so and speaks of whom the mail is meant
 * for is one: people write about confidentiality too.
 */
const DISCLAIMERS: readonly (readonly [begins: RegExp, says: RegExp])[] = [
  [
    /^[\s*_]*(confidentiality notice|disclaimer|(this|the information (contained )?in this) (e-?mail|message|communication|transmission))\b/i,
    /intended (solely |only )?(recipient|for the (use of the )?(addressee|individual|person|recipient))|addressee/i,
  ],
  [
    /^[\s*_]*(diese (e-?mail|nachricht)|der inhalt dieser (e-?mail|nachricht)|vertraulichkeitshinweis)/i,
    /richtige adressat|adressat|empfänger bestimmt|irrtümlich erhalten/i,
  ],
  [/^[\s*_]*(ce (message|courriel|mail)|le présent (message|courriel))/i, /destinataire/i],
  [/^[\s*_]*(este (mensaje|correo)|la información contenida en este)/i, /destinatario/i],
  [/^[\s*_]*(questa (e-?mail|comunicazione)|questo messaggio|le informazioni contenute)/i, /destinatari/i],
  [/^[\s*_]*(esta mensagem|este e-?mail)/i, /destinatário/i],
  [/^[\s*_]*(dit (e-?mail|bericht)|deze e-?mail)/i, /geadresseerde|bestemd voor/i],
  [/^[\s*_]*[【[]?(免责声明|保密声明|保密提示|本(电子)?邮件|此(电子)?邮件|本郵件)/, /收件人|收件者|指定的|误收|誤收|删除/],
  [/^[\s*_]*(本メール|このメール|この電子メール)/, /宛先|受信者|誤って|破棄/],
];

/** Index of the line at which such a paragraph begins; the number of lines when the text does not end in one. */
export function disclaimerStart(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const start = lines.slice(0, last + 1).findLastIndex((line) => line.trim() === '') + 1;
  const paragraph = lines
    .slice(start, last + 1)
    .join(' ')
    .slice(0, 5_000);
  const found = start > 0 && DISCLAIMERS.some(([begins, says]) => begins.test(paragraph) && says.test(paragraph));
  return found ? start : lines.length;
}
