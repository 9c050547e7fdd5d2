import { phrases, type SaidBy } from '../phrases.ts';

export const OF_MAILBOXES: SaidBy = {
  suspend: phrases(`
    account is disabled
    account disabled
    account is deactivated
    account deactivated
    account is inactive
    account inactive
    account is locked
    account locked
    account is temporarily disabled
    account temporarily disabled
    account is suspended
    account suspended
    account is closed
    account closed
    account has been disabled
    account has been deactivated
    account has been closed
    account has expired
    account expired
    mailbox is locked
    mailbox locked
    mailbox is disabled
    mailbox disabled
    mailbox is deactivated
    mailbox deactivated
    mailbox temporarily disabled
    mailbox suspended
    mailbox is suspended
    mailbox closed
    user is disabled
    user disabled
    user is inactive
    user inactive
    user is suspended
    user has been disabled
    recipient is disabled
    recipient disabled
    is deactivated
    konto gesperrt
    konto ist gesperrt
    konto deaktiviert
    postfach gesperrt
    postfach deaktiviert
    compte désactivé
    compte desactive
    compte suspendu
    cuenta desactivada
    cuenta suspendida
    cuenta bloqueada
    account sospeso
    casella disabilitata
    conta desativada
    conta suspensa
    учетная запись отключена
    ящик заблокирован
    已被冻结
    已冻结
    已被停用
    已停用
    已被禁用
    已禁用
    已锁定
    已被锁定
    已注销
    アカウントは無効
    停止されています
  `),
  mailboxfull: phrases(`
    mailbox full
    mailbox is full
    inbox is full
    inbox full
    out of quota
    over its quota
    overquota
    over quota
    quota exceeded
    quota is full
    storage limit
    storage quota
    out of storage
    not enough storage
    space not enough
    insufficient storage in mailbox
    mailbox size
    zuviele mails
    postfach voll
    postfach ist voll
    postfach des empfängers ist voll
    speicherplatz erschöpft
    quota überschritten
    boîte pleine
    boîte est pleine
    boîte aux lettres est pleine
    boite pleine
    boîte aux lettres pleine
    boîte du destinataire pleine
    espace de stockage
    quota dépassé
    buzón lleno
    buzon lleno
    buzón está lleno
    casella piena
    casella è piena
    casella di posta piena
    quota superata
    caixa cheia
    caixa postal cheia
    caixa postal * está cheia
    casella * è piena
    buzón * está lleno
    caixa de entrada cheia
    mailbox vol
    postbus vol
    postvak is vol
    brevlådan är full
    inkorgen är full
    postkassen er fuld
    postkassen er full
    postboksen er full
    postilaatikko on täynnä
    schránka je plná
    postafiók megtelt
    posta kutusu dolu
    скринька переповнена
    postvak vol
    skrzynka pełna
    skrzynka jest pełna
    ящик переполнен
    переполнен
    已满
    空间不足
    容量不足
    超出容量
    メールボックスがいっぱい
    メールボックスが一杯
    メールボックスが満杯
    信箱已滿
    郵箱已滿
    空間不足
    사서함이 가득
    메일함이 가득
    메일함 용량
    容量オーバー
    容量を超え
    용량 초과
  `),
};
