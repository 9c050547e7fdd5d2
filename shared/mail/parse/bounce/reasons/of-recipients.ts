import { type Phrases, phrases } from '../phrases.ts';

/** What servers say when the trouble lies with the mailbox that the mail was for. */
export const USER_UNKNOWN: Phrases = phrases(`
  #5.1.1 bad address
  550 address invalid
  5.1.0 address rejected.
  address does not exist
  address not present in directory
  address unknown
  can't accept user
  does not exist.
  destination addresses were unknown
  destination server rejected recipients
  email address could not be found
  invalid address
  invalid mailbox
  invalid recipient
  is not a known user
  is not a valid mailbox
  is not an active address at this host
  mailbox does not exist
  mailbox invalid
  mailbox is inactive
  mailbox is unavailable
  mailbox not present
  mailbox not found
  mailbox unavaiable
  nessun utente simile in questo indirizzo
  no account by that name here
  no existe dicha persona
  no existe ese usuario
  no mail box available for this user
  no mailbox by that name is currently available
  no mailbox found
  no mailbox here by that name
  no such address here
  no such mailbox
  no such person at this address
  no such recipient
  no such user
  no thank you rejected: account unavailable
  no valid recipients, bye
  not a valid recipient
  not a valid user here
  not a local address
  not email addresses
  not listed in domino directory
  not listed in public name & address book
  recipient address rejected. (in reply to rcpt to command)
  recipient address rejected: access denied
  recipient address rejected: invalid
  recipient address rejected: unknown user
  recipient address rejected: userunknown
  recipient does not exist
  recipient is not accepted
  recipient is not local
  recipient not exist
  recipient not found
  recipient not ok
  recipient refuses to accept your mail
  recipient unknown
  requested action not taken: mailbox unavailable
  resolver.adr.recipient notfound
  sorry, badrcptto
  sorry, your envelope recipient has been denied
  that domain or user isn't in my list of allowed rcpthosts
  the email account that you tried to reach does not exist
  the following recipients was undeliverable
  the user's email name is not found
  there is no one at this address
  this address no longer accepts mail
  this email address is wrong or no longer valid
  this recipient is in my badrecipientto list
  this recipient is not in my validrcptto list
  this spectator does not exist
  unknown mailbox
  unknown recipient
  unknown user
  user does not exist
  user missing home directory
  user not active
  user not exist
  user not found
  user not known
  user unknown
  utilisateur inconnu !
  vdeliver: invalid or unknown virtual user
  weil die adresse nicht gefunden wurde
  your envelope recipient is in my badrcptto list
  <*> not found
  <*>... blocked by
  account * does not exist at the organization
  adresse d au moins un destinataire invalide. invalid recipient. * 416
  adresse d au moins un destinataire invalide. invalid recipient. * 418
  bad*recipient
  mailbox * does not exist
  mailbox * unavailable or access denied
  no * in name directory
  non*existent user
  rcpt <* does not exist
  rcpt (*t exist
  recipient * was not found in
  recipient address rejected: user * does not exist
  this user doesn't have a * account
  unknown e*mail address
  unknown local*part
  user * was not found
  user * does not exist
  user (*) unknown
  收件人不存在
  用户不存在
  地址不存在
  帐号不存在
  账号不存在
  邮箱不存在
  邮箱未找到
  找不到收件人
`);

export const FILTERED: Phrases = phrases(`
  account is protected by
  bounced address
  has restricted sms e-mail
  is not accepting any mail
  message filtered
  message rejected due to user rules
  not found recipient account
  recipient id refuse to receive mail
  recipient is only accepting mail from specific email addresses
  refused due to recipient preferences
  user not found
  user refuses to receive this mail
  user reject
  you have been blocked by the recipient
  收件人拒收
  对方拒收
`);

export const MAILBOX_FULL: Phrases = phrases(`
  452 insufficient disk space
  account disabled temporarly for exceeding receiving limits
  boite du destinataire pleine
  exceeded storage allocation
  full mailbox
  mailbox exceeds allowed size
  mailbox size limit exceeded
  mailbox would exceed maximum allowed storage
  mailfolder is full
  no space left on device
  not sufficient disk space
  quota violation for
  too much mail data
  user has exceeded quota, bouncing mail
  user has too many messages on the server
  user's space has been used up
  account is * quota
  disk*quota
  enough * space
  mailbox * exceeded * limit
  mailbox * full
  mailbox * quota
  maildir * quota
  over * quota
  quota * exceeded
  邮箱已满
  邮箱空间不足
  邮箱容量不足
  超出了邮箱容量
  超过了邮箱容量
`);

export const SUSPENDED: Phrases = phrases(`
  account is disabled
  is currently suspended
  temporary locked
  archived recipient
  boite du destinataire archivee
  email account that you tried to reach is disabled
  has been suspended
  inactive account
  invalid/inactive user
  is a deactivated mailbox
  is unavailable: user is terminated
  mailbox currently suspended
  mailbox disabled
  mailbox is frozen
  mailbox unavailable or access denied
  recipient rejected: temporarily inactive
  recipient suspend the service
  the email account that you tried to reach is inactive
  this account has been disabled or discontinued
  this account has been temporarily suspended
  this address no longer accepts mail
  this mailbox is disabled
  user or domain is disabled
  user suspended
  vdelivermail: account is locked email bounced
  帐号被冻结
  账号被冻结
  邮箱被冻结
  邮箱已停用
`);

export const HAS_MOVED: Phrases = phrases(`
  has been replaced by
  has moved to
`);

export const HOST_UNKNOWN: Phrases = phrases(`
  domain does not exist
  domain is not reachable
  domain must exist
  host or domain name not found
  host unknown
  host unreachable
  mail domain mentioned in email address is unknown
  name or service not known
  no such domain
  recipient address rejected: unknown domain name
  the account or domain may not exist
  unknown host
  unroutable address
  unrouteable address
  553 * does not exist
  域名不存在
  找不到域名
  无法解析域名
`);
