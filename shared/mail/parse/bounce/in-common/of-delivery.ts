import { phrases, type SaidBy } from '../phrases.ts';

export const OF_DELIVERY: SaidBy = {
  rejected: phrases(`
    sender not allowed
    sender is not allowed
    sender not authorized
    sender is not authorized
    sender not permitted
    sender denied
    sender refused
    sender blocked
    sender is blocked
    sender unknown
    unknown sender
    sender does not exist
    sender address does not exist
    envelope sender is in
    bad sender
    badmailfrom
    absender abgelehnt
    absender nicht
    expéditeur refusé
    expéditeur non autorisé
    remitente rechazado
    mittente rifiutato
    发件人被拒绝
    发件人不
    拒绝发件人
  `),
  blocked: phrases(`
    is blacklisted
    blacklisted
    in blacklist
    on a blacklist
    in our blacklist
    on our blacklist
    blocklist
    block list
    blocklisted
    dnsbl
    spamhaus
    spamcop
    barracudacentral
    sorbs
    greylist
    an rbl
    our rbl
    rbl list
    rbl:
    ip blocked
    ip address blocked
    ip is blocked
    ip address is blocked
    host blocked
    ip被封
    黑名单
    黑名單
    ip地址被
    gesperrte ip
    ブラックリスト
  `),
  mesgtoobig: phrases(`
    size exceeds
    exceeds the maximum size
    exceeds maximum size
    exceeds size limit
    exceeds the size limit
    maximum message size
    maximum size
    message is too large
    message is too big
    message size too large
    mail too large
    mail too big
    mail is too large
    attachment too large
    zu groß
    zu gross
    trop volumineux
    trop gros
    demasiado grande
    troppo grande
    muito grande
    te groot
    zbyt duż
    för stort
    слишком больш
    слишком велик
    太大
    过大
    過大
    大小超过
    大小超出
    超过大小
    サイズが大き
    サイズ超過
  `),
  contenterror: phrases(`
    attachment type not allowed
    attachment not allowed
    malformed mime
    invalid mime
    invalid header
    malformed header
    bare lf
    bare line feed
    bare newline
  `),
  expired: phrases(`
    retry timeout
    delivery timed out
    timed out
    timeout
    gave up
    giving up
    too many retries
    maximum retries
    zustellung abgebrochen
    délai dépassé
    délai d'attente
    tiempo de espera
    tempo scaduto
    超时
    タイムアウト
  `),
  networkerror: phrases(`
    routing loop
    mail loop
    loop detected
    connection refused
    network is down
    network connection shut down
    network is unreachable
    no route to host
    host unreachable
    could not connect
    unable to connect
    cannot connect
    connection failed
    verbindung fehlgeschlagen
    无法连接
    连接失败
  `),
  syntaxerror: phrases(`
    syntax:
    syntax error
    command not recognized
    unrecognized command
    command unrecognized
    unknown command
    bad command
    command not implemented
  `),
};
