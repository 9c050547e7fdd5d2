/**
 * How mail programs speak of the mail that they quote, by language: words and pieces of patterns. Case does not matter. What a program
 * calls by several names stands with `|` between them.
 */
export type ReplyWords = {
  /** The verb of `On Monday Anna wrote:`, where the line ends with it. */
  readonly wrote?: string;
  /** The same where the name comes after it: `Am Montag schrieb Anna:`. */
  readonly wroteBefore?: string;
  /** How such a line begins, so that it is known when a program broke it into several. */
  readonly begins?: string;
  /** Names of the header lines of a quoted mail. */
  readonly from: string;
  readonly sent: string;
  readonly to: string;
  readonly subject: string;
  /** Between the dashes above the quoted mail. */
  readonly original?: string;
  /** The same above a forwarded one, which is no quote: forwarding it is what the person meant to do. */
  readonly forwarded?: string;
  /** Lines that telephones and programs add below what a person wrote. */
  readonly tagline?: string;
};

export const REPLY_WORDS: readonly ReplyWords[] = [
  {
    wrote: 'wrote|writes|says|said|you wrote',
    begins: 'on|at|in message',
    from: 'from',
    sent: 'sent|date',
    to: 'to|cc|bcc|reply-to',
    subject: 'subject',
    original: 'original(?: (?:message|mail|e-?mail|appointment))?|repl(?:y|ied) message|reply to message|message from',
    forwarded: 'forwarded (?:message|mail|by)|begin forwarded message',
    tagline:
      'sent from (?:my|mail|outlook|yahoo|windows|gmail|proton|samsung|iphone|android|mobile) ?.{0,80}|sent (?:from|using|with|via|by)(?: \\S{1,40}){1,4}|get outlook for .{1,40}|\\w+ from mobile|from my .{1,20}|sent from (?:mail|yahoo).{0,60}|this (?:e-?mail|message) was sent from my .{1,60}|yahoo mail: search, organize, conquer',
  },
  {
    wrote: '写道|写到|撰写|寫道|的邮件|来信',
    begins: '在|于|於',
    from: '由|发件人|寄件者|寄件人|发信人|發件人|發信人',
    sent: '发送时间|发送日期|发送于|日\\s*期|时\\s*间|寄件日期|傳送日期|傳送時間|發送時間|日期',
    to: '收件人|收件者|收信人|抄送|副本',
    subject: '主\\s*题|主\\s*旨|主\\s*題|标\\s*题',
    original: '原始邮件|原始郵件|原始信件|原始訊息|回复的原邮件|回复的邮件|原邮件|原郵件|邮件原件|邮件原文|原始信息',
    forwarded: '(?:开始)?转发的邮件|转发邮件|(?:開始)?轉寄的郵件|轉寄訊息|轉寄的郵件|轉寄郵件|轉寄的信件',
    tagline:
      '(?:发自|發自|发送自|來自|来自|从|從)我?的?.{1,40}(?:发送|發送|傳送|寄出)?|.{0,10}(?:发自|發自|发送自|来自).{1,40}|(?:获取|取得) ?(?:outlook for .{1,20}|.{1,12} ?版 ?outlook)|签名由 ?.{2,12} ?定制|本邮件(?:来自|发自).{1,40}',
  },
  {
    wroteBefore: 'schrieb|schrieben sie',
    wrote: 'geschrieben|schrieb|schrieben sie',
    begins: 'am',
    from: 'von',
    sent: 'gesendet(?: am)?|datum',
    to: 'an|kopie|cc|antwort an',
    subject: 'betreff',
    original: 'ursprüngliche (?:nachricht|mail|e-mail)|original[- ]?nachricht',
    forwarded: 'weitergeleitete (?:nachricht|mail)|anfang der weitergeleiteten nachricht',
    tagline:
      'von meinem .{1,40} gesendet|gesendet (?:von|mit|über) .{1,60}|diese nachricht wurde von .{1,60} gesendet|von (?:outlook|meinem) .{1,40} (?:gesendet|aus)|holen sie sich outlook .{1,20}|outlook für (?:android|ios) .{0,30}',
  },
  {
    wrote: 'a écrit|nous a dit',
    begins: 'le',
    from: 'de|expéditeur',
    sent: 'envoyé(?: le)?|date|le',
    to: 'à|destinataire|cc|répondre à',
    subject: 'objet|sujet',
    original: "message d['’]origine|(?:message|mail|courriel) original|message initial",
    forwarded: 'message transféré|début du message (?:transféré|réexpédié)',
    tagline:
      'envoyé (?:depuis|de|à partir de|avec) .{1,60}|envoyé(?:e)? par .{1,40}|télécharge[zr] outlook pour .{1,20}|obtenir outlook pour .{1,20}',
  },
  {
    wrote: 'escribió|ha escrito',
    begins: 'el',
    from: 'de|remitente',
    sent: 'enviado(?: el)?|fecha',
    to: 'para|cc',
    subject: 'asunto',
    original: 'mensaje original',
    forwarded: 'mensaje reenviado|inicio del mensaje reenviado',
    tagline: 'enviado (?:desde|con) .{1,60}|obtener outlook para .{1,20}',
  },
  {
    wrote: 'のメール|さん?は書きました|様が書きました|が書きました|wrote',
    begins: '\\d{4}年',
    from: '差出人|発件人|送信者|from',
    sent: '送信日時|日時|日付|送信',
    to: '宛先|cc',
    subject: '件名',
    original: '元のメッセージ|元のメール|オリジナルメッセージ',
    forwarded: '転送(?:された)?メッセージ|転送されたメール',
    tagline:
      '.{0,20}(?:iphone|ipad|android|携帯|スマートフォン).{0,10}から送信|.{0,20}outlook for .{1,12}|.{1,12} ?版 ?outlook ?を入手|.{1,20}から送信されました',
  },
  {
    wrote: 'escreveu',
    begins: 'em|no dia|a',
    from: 'de|remetente',
    sent: 'enviad[ao](?: em)?|data',
    to: 'para|cc',
    subject: 'assunto',
    original: 'mensagem original',
    forwarded: 'mensagem (?:encaminhada|reencaminhada)|início da mensagem reencaminhada',
    tagline: 'enviado (?:do|a partir do|pelo|via) .{1,60}|obter o outlook para .{1,20}',
  },
  {
    wrote: 'ha scritto|scrive',
    begins: 'il',
    from: 'da',
    sent: 'inviato|data',
    to: 'a|cc|risposta',
    subject: 'oggetto',
    original: 'messaggio originale|messaggio di origine',
    forwarded: 'messaggio inoltrato|inizio messaggio inoltrato',
    tagline: 'inviato da(?:l|lla)? .{1,60}|scarica outlook per .{1,20}|ottieni outlook per .{1,20}',
  },
  {
    wroteBefore: 'schreef',
    wrote: 'schreef|het volgende geschreven|geschreven',
    begins: 'op',
    from: 'van',
    sent: 'verzonden|datum',
    to: 'aan|cc|beantwoorden - aan',
    subject: 'onderwerp',
    original: 'oorspronkelijk(?:e)? (?:bericht|mail)',
    forwarded: 'doorgestuurd bericht|begin doorgestuurd bericht',
    tagline: 'verzonden (?:met|vanaf|via) .{1,60}|verstuurd vanaf .{1,40}|outlook voor .{1,20} downloaden',
  },
  {
    wroteBefore: 'napisana przez',
    wrote: 'napisał\\(?a?\\)?|pisze|napisała',
    begins: 'dnia|w dniu|dňa',
    from: 'od',
    sent: 'wysłan[oe]|data',
    to: 'do|dw',
    subject: 'temat',
    original: 'wiadomość oryginalna|oryginalna wiadomość',
    forwarded: 'przekazana wiadomość|wiadomość przekazana',
    tagline: 'wysłan[eo] z .{1,60}|pobierz outlook .{1,30}',
  },
  {
    wrote: 'написал\\(?а?\\)?|написала|написав(?:ла)?|пишет|пише',
    from: 'от|від|кому от',
    sent: 'отправлено|дата|надіслано',
    to: 'кому|копия|копія',
    subject: 'тема',
    original: 'исходное сообщение|оригинал(?:ьное)? сообщени[ея]|пересылаемое сообщение|початкове повідомлення',
    forwarded: 'пересланное сообщение|переслано|начало переадресованного сообщения',
    tagline: 'отправлено (?:с|из|через) .{1,60}|надіслано з .{1,40}|скачать outlook для .{1,20}',
  },
  {
    wroteBefore: 'skrev',
    wrote: 'skrev|skrev følgende|skrev följande',
    begins: 'den',
    from: 'från|fra',
    sent: 'skickat|sendt|datum|dato',
    to: 'till|til|kopia|kopi',
    subject: 'ämne|emne',
    original: 'ursprungligt meddelande|originalmeddelande|oprindelig (?:meddelelse|besked)|opprinnelig melding',
    forwarded: 'vidarebefordrat (?:meddelande|brev)|videresendt (?:meddelelse|melding|besked)',
    tagline:
      'skickat (?:från|via) .{1,60}|från min .{1,40}|sendt (?:fra|via) .{1,60}|hämta outlook för .{1,20}|få outlook til .{1,20}|hent outlook .{1,20}',
  },
  {
    wroteBefore: 'kirjoitti',
    wrote: 'kirjoitti',
    from: 'lähettäjä',
    sent: 'lähetetty|päiväys|päivämäärä',
    to: 'vastaanottaja|kopio',
    subject: 'aihe',
    original: 'alkuperäinen viesti',
    forwarded: 'välitetty viesti|edelleenlähetetty viesti',
    tagline: 'lähetetty .{1,60}|hanki outlook .{1,20}',
  },
  {
    wrote: 'napsal\\(?a?\\)?|napsala',
    begins: 'dne',
    from: 'od',
    sent: 'odesláno|datum',
    to: 'komu|kopie',
    subject: 'předmět',
    original: 'původní zpráva',
    forwarded: 'přeposlaná zpráva',
    tagline: 'odesláno z .{1,60}|získat outlook .{1,20}',
  },
  {
    wrote: '작성|님이 작성|님이 씀',
    from: '보낸 ?사람|발신',
    sent: '보낸 ?날짜|날짜|일시',
    to: '받는 ?사람|수신|참조',
    subject: '제목',
    original: '원본 ?(?:메시지|메일)|original message',
    forwarded: '전달된 ?(?:메시지|메일)|forwarded message',
    tagline: '(?:나의 |내 )?.{1,20}에서 보냄|.{1,20}에서 보낸 메일',
  },
  {
    wroteBefore: 'şunları yazdı|şunu yazdı',
    wrote: 'şunu yazdı|yazdı|tarihinde şunları yazdı',
    from: 'kimden|gönderen',
    sent: 'gönderildi|gönderme tarihi|tarih',
    to: 'kime|bilgi|alıcı',
    subject: 'konu',
    original: 'özgün (?:ileti|mesaj)|orijinal (?:ileti|mesaj)',
    forwarded: 'iletilen (?:ileti|mesaj)|yönlendirilen',
    tagline: '.{1,40}(?:imden|ımdan|dan|den) gönderildi|outlook .{1,20} edinin',
  },
  {
    wroteBefore: 'ezt írta',
    wrote: 'ezt írta|írta',
    from: 'feladó',
    sent: 'elküldve|dátum',
    to: 'címzett|másolatot kap',
    subject: 'tárgy',
    original: 'eredeti üzenet',
    forwarded: 'továbbított (?:üzenet|levél)',
    tagline: '.{1,40}(?:ról|ről|ból|ből) küldve|.{0,10}outlook .{1,20} beszerzése',
  },
  { wrote: 'a scris', from: 'de la', sent: 'trimis|data', to: 'către|cc', subject: 'subiect' },
  { wrote: 'έγραψε', from: 'από', sent: 'στάλθηκε|εστάλη|ημερομηνία', to: 'προς|κοιν', subject: 'θέμα' },
  { from: 'מאת', sent: 'נשלח|תאריך', to: 'אל|עותק', subject: 'נושא' },
  { from: 'من', sent: 'تم الإرسال|تاريخ الإرسال|التاريخ', to: 'إلى|نسخة', subject: 'الموضوع' },
  { from: 'จาก', sent: 'ส่ง|วันที่', to: 'ถึง|สำเนา', subject: 'เรื่อง' },
  { wrote: 'đã viết', from: 'từ', sent: 'đã gửi|ngày', to: 'đến|cc', subject: 'chủ đề' },
  { wrote: 'menulis', from: 'dari', sent: 'dikirim|tanggal', to: 'kepada|untuk|cc', subject: 'subjek|perihal' },
];
