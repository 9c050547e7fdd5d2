import { phrases, type SaidBy } from '../phrases.ts';

export const OF_RECIPIENTS: SaidBy = {
  hostunknown: phrases(`
    point to non-existent hosts
    nxdomain
    non-existent domain
    nonexistent domain
    domain not found
    domain does not exist
    no such host
    no such domain
    unknown domain
    host not found
    invalid domain
    domain unbekannt
    domaine inconnu
    domaine inexistant
    dominio desconocido
    dominio inesistente
    域名错误
    ドメインが存在しません
    domain * does not exist
    domain * doesn't exist
    domain * existiert nicht
    domaine * n'existe
    dominio * no existe
    dominio * non esiste
    domínio * não existe
    domena * nie istnieje
    домен * не
    域名不存在
  `),
  userunknown: phrases(`
    invalid rcptto
    user invalid
    invalid user
    addressee unknown
    account does not exist
    account doesn't exist
    account not found
    not our customer
    non-existent account
    mail action not taken: mailbox unavailable
    no such account
    no such mailbox
    no such address
    no such recipient
    mailbox doesn't exist
    mailbox does not exist
    address does not exist
    address doesn't exist
    address not found
    address couldn't be found
    address could not be found
    user doesn't exist
    recipient doesn't exist
    isn't in our directory
    is not in our directory
    does not exist here
    not exist here
    doesn't exist here
    not a valid user
    not a valid address
    not a valid email address
    unbekannter empfänger
    empfänger unbekannt
    empfänger nicht gefunden
    empfänger existiert nicht
    benutzer unbekannt
    benutzer nicht gefunden
    benutzer existiert nicht
    postfach existiert nicht
    adresse existiert nicht
    adresse nicht gefunden
    destinataire inconnu
    utilisateur inconnu
    adresse inconnue
    boîte inexistante
    adresse inexistante
    n'existe pas
    usuario desconocido
    destinatario desconocido
    usuario no existe
    no existe el usuario
    no existe la cuenta
    cuenta no existe
    buzón no existe
    dirección no existe
    no se ha encontrado la dirección
    utente sconosciuto
    destinatario sconosciuto
    utente inesistente
    casella inesistente
    indirizzo inesistente
    destinatario inesistente
    non esiste
    usuário desconhecido
    usuario desconhecido
    destinatário desconhecido
    usuário não existe
    conta não existe
    não existe
    onbekende gebruiker
    gebruiker onbekend
    bestaat niet
    nieznany użytkownik
    użytkownik nie istnieje
    konto nie istnieje
    adres nie istnieje
    okänd användare
    okänd mottagare
    finns inte
    ukendt modtager
    ukendt bruger
    findes ikke
    ukjent bruker
    ukjent mottaker
    finnes ikke
    ei ole olemassa
    tuntematon käyttäjä
    neexistuje
    nem létezik
    mevcut değil
    не існує
    користувача не знайдено
    tuntematon vastaanottaja
    kullanıcı bulunamadı
    пользователь не найден
    пользователь не существует
    нет такого пользователя
    несуществующий
    не существует
    адресат не найден
    ящик не найден
    无此用户
    无此帐号
    无此账号
    没有此用户
    找不到用户
    用户未找到
    收件人未知
    收件人地址错误
    收件人地址有误
    收件人邮箱不存在
    不存在
    查無此人
    無此使用者
    使用者不存在
    宛先が存在しません
    宛先不明
    ユーザーが見つかりません
    アドレスが見つかりません
    存在しません
    알 수 없는 사용자
    존재하지 않
  `),
  filtered: phrases(`
    blocked by the recipient
    recipient has blocked
    refuses to receive
    refuses to accept mail from
    does not accept mail from you
    does not want to receive
    recipient's preferences
    recipient preferences
    收件人拒
    对方拒
    拒收
    受信拒否
    受信を拒否
    수신 거부
  `),
};
