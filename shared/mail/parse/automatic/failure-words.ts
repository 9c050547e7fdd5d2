/**
 * How mail systems say, in other languages than English, that a mail was not delivered: in the subject or in the text, as pieces of
 * a pattern. People write so too, so that they count only in what a mail system sent.
 */
const WORDS: readonly string[] = [
  // German
  'unzustellbar|nicht zugestellt|nicht zustellbar|nicht übermittelt|zustellung|zustellversuch',
  // Dutch
  'onbestelbaar|niet (?:worden )?(?:bezorgd|afgeleverd|besteld)|niet bezorgd',
  // French
  'non (?:remis|délivré|distribué)|échec de (?:la )?(?:remise|distribution|livraison)|pas pu être (?:remis|délivré|distribué|acheminé|envoyé)|pas été (?:remis|délivré|distribué)',
  // Italian
  'mancat[ao] (?:consegna|recapito)|non recapitabile|non (?:è stato|può essere|ha potuto essere) (?:consegnat|recapitat|inviat)',
  // Spanish
  'no se puede entregar|entrega.*fall|error en la entrega|no entregad|mensaje devuelto|correo devuelto|no (?:se )?(?:pudo|ha podido|puede) (?:ser )?entrega',
  // Portuguese
  'não é possível entregar|não (?:foi )?entregue|mensagem devolvida|não foi possível (?:entregar|enviar)|não p[ôo]de ser entregue|falha na entrega',
  // Swedish, Danish, Norwegian
  'olevererbart|(?:kunde inte|kunne ikke|kan inte|kan ikke) (?:levereras?|leveres?)|(?:inte|ikke) (?:levererats|levererad|leveret|levert)',
  // Finnish
  'ei voi(?:tu|da) toimittaa|toimittamatta',
  // Polish
  'niedostarczaln|niedostarczon|nie (?:została|mogła zostać|można|udało się) (?:dostarcz)',
  // Czech and Slovak
  'nedoručiteln|nedoručen|(?:nelze|nepodařilo|nepodarilo|nie je možné) (?:se |sa )?doruči',
  // Hungarian
  'kézbesíthetetlen|nem (?:kézbesíthető|sikerült kézbesíteni)|kézbesítési hiba',
  // Romanian
  'nu a putut fi (?:livrat|trimis)|nelivrat',
  // Turkish
  'teslim edileme|iletileme(?:di|yen)',
  // Greek
  'δεν (?:ήταν δυνατή η παράδοση|παραδόθηκε)|αδυναμία παράδοσης',
  // Russian and Ukrainian
  'недоставлен|не (?:было |может быть |удалось |вдалося |може бути )?достав(?:лен|ить|ити)|(?:ошибка|помилка|сбой) доставки|невозможно доставить',
  // Chinese
  '退信|邮件被退回|投递失败|发送失败|无法(?:投递|送达|传递)|未(?:能)?送达|郵件?退回|退件|(?:無法|未能)(?:傳遞|投遞|送達)|(?:投遞|傳送|寄送|寄件)失敗',
  // Japanese
  '(?:配信|配送|送信|配達)(?:不能|エラー|できません|に失敗)|メールをお届けできません|届けることができません|不達',
  // Korean
  '(?:전송|배달|발송|전달) ?실패|반송|(?:전송|배달|발송|전달)(?:되지|할 수 없)',
];

export const NOT_DELIVERED = new RegExp(WORDS.join('|'), 'i');
