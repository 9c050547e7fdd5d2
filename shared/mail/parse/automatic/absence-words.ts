/** How automatic answers and absence notices begin, and what they say, by language: pieces of patterns, with `|` between them. */
export type AbsenceWords = {
  /** What programs put before the subject that they answer, without the colon. */
  readonly prefix: string;
  /** How subjects begin that speak of absence; people write so too. */
  readonly absent: string;
  /** How a text says that its writer is away, or that a machine answers. */
  readonly says: string;
};

export const ABSENCE_WORDS: readonly AbsenceWords[] = [
  {
    prefix:
      'auto(?:mat(?:ic|ed))?[ -]?(?:re(?:ply|sponse)|responder)|out of (?:the )?office(?: auto(?:matic)?[ -]?re(?:ply|sponse))|vacation (?:reply|response|message)|away from my e?-?mail|auto(?=: .{1,80} (?:is|will be) out of the office)',
    absent:
      'auto(?=[:：])|out of (?:the )?office|ooo|away from|.{1,60} is out of the office|vacation|on (?:annual )?leave|on holiday',
    says: "\\b(?:i|we) ?(?:am|'m|’m|are|will be) (?:currently )?(?:away|out of|on (?:annual |maternity |parental |sick )?(?:leave|vacation|holiday)|not in the office|travell?ing)|out of (?:the )?office|limited access to (?:my )?e-?mail|not be reading my e?-?mail|(?:this is an )?automat(?:ic|ed) (?:reply|response)",
  },
  {
    prefix: '自动回复|自动答复|自动应答|自動回覆|自動回復|自動答覆|自動回应|外出自动回复|休假自动回复',
    absent: '外出|不在办公室|不在辦公室|休假',
    says: '休假|请假|請假|不在办公室|不在辦公室|出差|外出|已收到您的(?:邮件|来信|信件)|您的(?:邮件|来信)我?已(?:经)?收到|已收到您的(?:郵件|來信)|自动回复|自動回覆',
  },
  {
    prefix: '自動応答|自動返信|自動送信|自動回答|不在通知',
    absent: '不在',
    says: '不在にして|不在の(?:ため|間)|休暇|自動(?:返信|応答|送信)|出張(?:中|の)',
  },
  {
    prefix:
      'automatische (?:antwort|rückantwort|rückmeldung|e-?mail)|autoantwort|abwesenheits(?:notiz|meldung|nachricht|assistent)',
    absent: 'abwesen(?:d|heit)|nicht im (?:büro|haus)|im urlaub',
    says: 'nicht (?:im|in meinem) (?:büro|hause)|nicht erreichbar|im urlaub|abwesend|außer haus|bin ich (?:ab|wieder)|automatische (?:antwort|e-?mail)',
  },
  {
    prefix: "r[ée]ponse automatique|message d['’]absence",
    absent: 'absente?|absence(?: du bureau)?|en congés?',
    says: 'absente?(?: d[ue] bureau)?|en congés?|en vacances|en déplacement|réponse automatique',
  },
  {
    prefix: 'respuesta autom[áa]tica|contestación automática',
    absent: 'fuera de (?:la )?oficina|ausente|ausencia|de vacaciones',
    says: 'de vacaciones|fuera de (?:la|mi) oficina|estoy ausente|estaré ausente|respuesta automática',
  },
  {
    prefix: 'risposta automatica',
    absent: 'fuori (?:sede|ufficio)|assenza|assente|in ferie',
    says: 'non sono in (?:ufficio|sede)|in ferie|fuori (?:sede|ufficio)|sono assente|sarò assente|risposta automatica',
  },
  {
    prefix: 'resposta autom[áa]tica',
    absent: 'fora do escritório|ausência|ausente|de férias',
    says: 'de férias|fora do escritório|estou ausente|estarei ausente|resposta automática',
  },
  {
    prefix: 'automatisch(?:e)? (?:antwoord|beantwoording|bericht)|afwezigheids(?:melding|bericht|assistent)',
    absent: 'afwezig(?:heid)?|niet aanwezig|op vakantie',
    says: 'op vakantie|niet aanwezig|afwezig|niet op kantoor|automatisch antwoord',
  },
  {
    prefix: 'автоматический ответ|автоматическая отправка|автоответ(?:чик)?|автоматична відповідь',
    absent: 'вне офиса|отсутствую|нет на месте|в отпуске',
    says: 'в отпуске|вне офиса|отсутствую|буду отсутствовать|в командировке|автоматический ответ',
  },
  {
    prefix: 'autom[ae]tyczna odpowied[źz]|odpowied[źz] automatyczna|autoodpowied[źz]',
    absent: 'poza biurem|nieobecno[śs][ćc]|na urlopie|jestem poza',
    says: 'na urlopie|poza biurem|nieobecn|automatyczna odpowiedź',
  },
  {
    prefix: 'autosvar|automatisk(?:t)? (?:svar|besked)|frånvaromeddelande|fraværs(?:besked|melding|meddelelse)',
    absent: 'frånvaro|frånvarande|inte på kontoret|fravær|ikke til ?stede|ikke på kontoret|på semester|på ferie',
    says: 'på semester|på ferie|frånvarande|inte på kontoret|ikke på kontor(?:et)?|ikke til ?stede|fraværende|autosvar|automatisk(?:t)? svar',
  },
  {
    prefix: 'automaattinen (?:vastaus|viesti)|autom\\. vastaus|poissaoloviesti|poissaoloilmoitus',
    absent: 'poissaolo|poissa',
    says: 'lomalla|poissa|en ole toimistolla|automaattinen vastaus',
  },
  {
    prefix: 'otomatik (?:yanıt|cevap)',
    absent: 'ofis dışında|izinde',
    says: 'izinde|ofis dışında|tatilde|otomatik (?:yanıt|cevap)',
  },
  { prefix: '자동 ?(?:회신|응답|답장|답변)', absent: '부재 ?중|부재', says: '휴가|부재|자리를 비|출장|자동 ?(?:회신|응답)' },
  {
    prefix: 'automatická odpověď|automatikus válasz|autom\\. odpověď',
    absent: 'mimo kancelář|nepřítomnost|irodán kívül',
    says: 'dovolen|mimo kancelář|nepřítom|szabadság',
  },
  {
    prefix: 'automatická odpoveď|automatski odgovor|samodejni odgovor|аутоматски одговор|автоматичен отговор',
    absent: 'mimo kancelárie|odsoten|izvan ureda',
    says: 'mimo kancelárie|na dovolenke|godišnjem odmoru|izvan ureda|na dopustu|в отпуск съм',
  },
  {
    prefix: 'răspuns automat|resposta automàtica|αυτόματη απάντηση|automaatvastus|automatinis atsakymas|automātisk[aā] atbilde',
    absent: "în concediu|fora de l[’']oficina|εκτός γραφείου",
    says: "în concediu|fora de l[’']oficina|εκτός γραφείου|θα λείπω|puhkusel|atostog|atvaļinājum",
  },
  {
    prefix: '(?:מענה|תשובה|תגובה) אוטומטית?|(?:ال)?رد (?:ال)?تلقائي',
    absent: 'בחופשה|خارج المكتب',
    says: 'בחופשה|خارج المكتب|في إجازة',
  },
  {
    prefix: '(?:การ)?ตอบกลับอัตโนมัติ|(?:thư )?trả lời tự động|(?:balasan|jawaban) otomatis|balasan automatik',
    absent: 'vắng mặt|sedang cuti|di luar kantor',
    says: 'ไม่อยู่ที่สำนักงาน|ลาพักร้อน|nghỉ phép|vắng mặt|sedang cuti|di luar kantor',
  },
];
