import { phrases, type SaidBy } from '../phrases.ts';

/** Sentences that only one system writes, so that it needs no telling which one wrote. */
export const UNMISTAKABLE: SaidBy = {
  hostunknown: phrases(`
    smtpsend.dns.nonexistentdomain
    as the remote domain doesnt exist
    dns error: domain name not found
    dns error: dns server returned answer with no data
    dns lookup failure: host
    illegal host/domain name found
    sorry, i couldn't find any host
  `),
  networkerror: phrases(`
    smtpsend.dns.mxloopback
    address family mismatch on destination mxs
    all routes to destination blocked
    bad dns lookup error code
    connection closed unexpectedly
    could not retrieve source address
    dns lookup failed.
    had no relevant answers.
    responded with code nxdomain
    message has exceeded maximum hop count
    network error on destination mxs
    no valid route to
    sorry, i wasn't able to establish an smtp connection
    sorry. although i'm listed as a best-preference mx or a for that host
    temporary failure in mx lookup
  `),
  userunknown: phrases(`
    resolver.adr.recipnotfound
    resolver.adr.recipientnotfound
    resolver.adr.exrecipnotfound
    because the address couldn't be found. check for typos or unnecessary spaces and try again.
    domino ディレクトリには見つかりません
    invalid final delivery userid
    invalid mailbox. local mailbox * is unavailable: user not found
    no se encuentra en el directorio de domino
    non répertorié dans l'annuaire domino
    not listed in domino directory
    not listed in public name & address book
    no valid recipients
    查无此人
    无此用户
    用户不存在
    帐号不存在
    账号不存在
    地址不存在
    邮箱不存在
    收件人*不存在
    ディレクトリのリストにありません
  `),
  systemerror: phrases(`
    resolver.adr.badprimary
    resolver.adr.invalidinsmtp
    resolver.adr.ambiguous
    automatic homedir creator crashed
    fml system error message
    has detected a loop condition so that
    illegal value in ldap attribute
    ldap attribute is not given but mandatory
    loop back warning:
    permanent error while executing qmail-forward
    several matches found in domino directory
    temporary error in automatic homedir creation
    temporary error while executing qmail-forward
    temporary failure in ldap lookup
    this domain's dns violates rfc 1035.
    timeout while performing search on ldap server
    too many results returned but needs to be unique
    unable to contact ldap server
    unable to login into ldap server, bad credentials
  `),
  toomanyconn: phrases('resolver.adr.reciplimit'),
  securityerror: phrases(`
    resolver.rst.authrequired
    could not retrieve credentials
    security alert:
  `),
  rejected: phrases(`
    resolver.rst.notauthorized
    resolver.rst.sendernotauthenticated
    header may cause mail loop
    may not exist, or you may not have permission to post messages to the group
    not member article from
    reject mail from
    reject spammers:
    you are not a list subscriber
    you are not a member of this mailing list
  `),
  exceedlimit: phrases(`
    resolver.rst.recipsizelimit
    the message exeeded the maximum size the user accepts
  `),
  mesgtoobig: phrases(`
    mail size limit exceeded. for explanation visit
    message size exceeds fixed maximum message size:
  `),
  expired: phrases(`
    queue.expired
    could not deliver for the last
    delivery retry timeout exceeded
    delivery to the following recipient has been delayed
    dns error: could not contact dns servers
    delivery failed * attempts
    envelope expired
    host not reachable
    the recipient server did not accept our requests to connect
    this message has been in the queue too long
    your message was not delivered within
  `),
  notaccept: phrases(`
    destination seem to reject all mails
    null mx
    no mx found for
    sorry, i couldn't find a mail exchanger or ip address
  `),
  mailboxfull: phrases(`
    as their mailbox is full
    the number of messages in recipient's mailbox exceeded the local limit.
    the user(s) account is temporarily over quota
    user mailbox exceeds allowed size
  `),
  suspend: phrases(`
    mailaddress is administrativ
    the user(s) account is disabled.
    the user(s) account is temporarily limited.
  `),
  norelaying: phrases('due to the following smtp relay error'),
  filtered: phrases(`
    cannot route mail to user
    mail delivery failed... user unknown
  `),
  notcompliantrfc: phrases('duplicated message-id'),
};
