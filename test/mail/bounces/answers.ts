import type { BounceReason } from '../../../shared/app/mail/bounce.ts';

/**
 * What servers answer, by the reason that a person would give for it. One a line: the command that was refused (`-`: none is named, the
 * own mail system speaks), the server between braces where it matters who speaks, and the answer.
 */
export const ANSWERS: { readonly [R in BounceReason]?: string } = {
  userunknown: `
    RCPT 551 not our customer
    - 550 Message was not accepted -- invalid mailbox. Local mailbox lee@mail.ru is unavailable: user not found
    RCPT 550 5.1.1 <lee@shop.example>: Recipient address rejected: User unknown in virtual mailbox table
    RCPT 550 5.1.1 <lee@shop.example>: Recipient address rejected: User unknown in local recipient table
    RCPT 550 5.1.1 <lee@shop.example> User doesn't exist: lee@shop.example
    RCPT 550 5.1.1 <lee@shop.example>... User unknown
    RCPT {gmail-smtp-in.l.google.com} 550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550 5.1.1 unnecessary spaces. For more information, go to https://support.google.com/mail/?p=NoSuchUser a1-20020 - gsmtp
    RCPT {outlook-com.olc.protection.outlook.com} 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).
    RCPT {shop-example.mail.protection.outlook.com} 550 5.4.1 Recipient address rejected: Access denied. [DB5EUR01FT015.eop-EUR01.prod.protection.outlook.com]
    RCPT {shop-example.mail.protection.outlook.com} 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient lee@shop.example not found by SMTP address lookup
    DATA {mta5.am0.yahoodns.net} 554 delivery error: dd This user doesn't have a yahoo.com account (lee@yahoo.com) [0] - mta1234.mail.bf1.yahoo.com
    DATA {mta5.am0.yahoodns.net} 552 1 Requested mail action aborted, mailbox not found
    RCPT {mx00.gmx.net} 550 Requested action not taken: mailbox unavailable For explanation visit https://postmaster.gmx.net/en/case?c=r0603
    RCPT {mxs.mail.ru} 550 Message was not accepted -- invalid mailbox. Local mailbox lee@mail.ru is unavailable: user not found
    RCPT {mx.yandex.ru} 550 5.7.1 No such user!
    RCPT {163mx01.mxmail.netease.com} 550 User not found: lee@163.com
    RCPT {mx3.qq.com} 550 Mailbox not found. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000728
    RCPT {mx1.qiye.aliyun.com} 553 Invalid rcptto
    RCPT {mx01.mail.icloud.com} 550 5.1.1 <lee@icloud.com>: user does not exist
    RCPT {mx01.mail.icloud.com} 550 5.1.1 unknown or illegal alias: lee@icloud.com
    RCPT {mx1.comcast.net} 550 5.1.1 Not our Customer
    RCPT 550 #5.1.0 Address rejected.
    RCPT 550 No Such User Here
    RCPT 511 sorry, no mailbox here by that name (#5.1.1 - chkuser)
    RCPT {smtp.secureserver.net} 550 5.1.1 Recipient not found. <http://x.co/irbounce>
    RCPT 550 Address unknown
    RCPT 550 No such recipient here
    RCPT 554 5.7.1 <lee@shop.example>: Recipient address rejected: user invalid
    RCPT 550 5.1.1 Mailbox "lee" does not exist
    RCPT 550 5.1.1 Benutzer unbekannt
    RCPT {smtp.laposte.net} 550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. LPN007_416
    RCPT 550 Email address could not be found, or was misspelled (G8)
    RCPT {eu-smtp-inbound-1.mimecast.com} 550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550
    RCPT 553 sorry, this recipient is not in my validrcptto list (#5.7.1)
    RCPT 550 5.1.1 Unknown user: lee@shop.example
    RCPT 550 <lee@shop.example>, Recipient unknown
    RCPT 550 <lee@shop.example> no such user here
    RCPT {mx.zoho.com} 550 5.1.1 User does not exist - <lee@zoho.example>
    RCPT {mx.zoho.com} 550 5.1.1 Invalid email recipients
    RCPT 550 5.1.1 RCP-P1 http://postmaster.facebook.com/response_codes?ip=192.0.2.9#rcp Refused due to recipient preferences
    RCPT 550 5.1.1 收件人不存在
    RCPT 550 此用户不存在 no such user
    RCPT 550 5.1.1 <lee@shop.example>: Email address could not be found
    RCPT 550 sorry, no mailbox here by that name. (#5.7.17)
    RCPT 550 Unrouteable address: unknown user lee
    RCPT 550 5.1.1 The email address you entered couldn't be found. Please check the recipient's email address and try to resend the message.
    RCPT 550 Unknown recipient
    RCPT 550 5.1.1 Recipient "lee" is unknown
    RCPT 550 That recipient isn't in our directory
    RCPT 550 Utente sconosciuto
    RCPT 550 5.1.1 Utilisateur inconnu
    RCPT 550 5.1.1 Usuario desconocido
    RCPT 550 Usuário desconhecido
    RCPT 550 5.1.1 Nieznany uzytkownik (unknown user)
    RCPT 550 Пользователь не найден
    RCPT 550 Account does not exist
    RCPT 550 5.1.1 No such person at this address
    RCPT 550 lee is not a valid mailbox
    RCPT 554 5.1.1 <lee@shop.example>: Mailbox does not exist
    RCPT 553 5.3.0 <lee@shop.example>... No such user here
    RCPT 550 5.2.1 <lee@shop.example>... addressee unknown
    RCPT {mx3.qq.com} 550 The recipient may contain a non-existent account, please check the recipient address.
    RCPT {163mx03.mxmail.netease.com} 550 Requested mail action not taken: mailbox unavailable
  `,
  hostunknown: `
    - 550 5.1.2 <lee@shop.example>... Host unknown (Name server: shop.example: host not found)
    - Host or domain name not found. Name service error for name=shop.example type=A: Host not found
    - 550 Host unknown
    - Unrouteable address
    - all relevant MX records point to non-existent hosts
    - Le domaine shop.example n'existe pas
    - Sorry, I couldn't find any host named shop.example. (#5.1.2)
    - 554 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain
    - Domain shop.example does not exist
    - 域名不存在
    - DNS error: domain name not found
  `,
  mailboxfull: `
    RCPT 552 5.2.2 <lee@shop.example>: Recipient address rejected: Mailbox over quota
    RCPT 552 5.2.2 <lee@shop.example> Quota exceeded (mailbox for user is full)
    RCPT {gmail-smtp-in.l.google.com} 452-4.2.2 The recipient's inbox is out of storage space. Please direct the 452-4.2.2 recipient to https://support.google.com/mail/?p=OverQuotaTemp a1-20020 - gsmtp
    RCPT {gmail-smtp-in.l.google.com} 552-5.2.2 The email account that you tried to reach is over quota and inactive. https://support.google.com/mail/?p=OverQuotaPerm
    DATA 554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded
    RCPT 552 Requested mail action aborted: exceeded storage allocation
    RCPT {163mx01.mxmail.netease.com} 552 Quota exceeded or service disabled.
    RCPT 550 5.2.2 User is over quota
    RCPT 452 4.2.2 Mailbox full
    RCPT 550 Mailbox is full / Blocks limit exceeded / Inode limit exceeded
    DATA 552 5.2.2 Over quota
    RCPT {mx01.mail.icloud.com} 552 5.2.2 <lee@icloud.com>: user is over quota
    RCPT {smtp.secureserver.net} 552 5.2.0 Account storage limit exceeded
    - maildir delivery failed: User disk quota ('10485760S') exceeded
    - temporary failure. Command output: lda: Quota exceeded (mailbox for user is full)
    - can't create user output file. Command output: procmail: Quota exceeded while writing "/var/mail/lee"
    RCPT 550 5.2.2 Postfach voll
    RCPT 552 La casella di posta del destinatario e' piena (mailbox full)
    RCPT 550 5.2.2 邮箱已满
    RCPT 550 5.2.2 用户邮箱空间不足
    RCPT 550 Mailbox quota exceeded
    RCPT 422 4.2.2 The recipient's mailbox is over its storage limit
    RCPT 552 5.2.2 Mailbox size limit exceeded
    RCPT 451 4.2.2 user over quota; cannot receive new mail
    DATA 552 mailbox storage quota exceeded
    RCPT 550 Benutzer hat zuviele Mails auf dem Server
    RCPT 550 5.2.2 Boîte du destinataire pleine
    RCPT 552 5.2.2 Buzon lleno
    RCPT 552 Mailbox space not enough or out of frequency limit. http://service.mail.qq.com/detail/0/338
  `,
  mesgtoobig: `
    MAIL 552 5.3.4 Message size exceeds fixed maximum message size
    MAIL 552 5.3.4 Message size exceeds fixed limit
    MAIL 552 Message size exceeds maximum permitted
    DATA 552 5.3.4 Error: message file too big
    DATA 552 sorry, that message size exceeds my databytes limit (#5.3.4)
    MAIL 552 #5.3.4 message size exceeds limit
    DATA {gmail-smtp-in.l.google.com} 552-5.3.4 Your message exceeded Google's message size limits. Please visit https://support.google.com/mail/?p=MaxSizeError
    MAIL 552 Message too big
    - message too large. The message is larger than the limit of 10485760 bytes: message size 21340202 exceeds size limit 10240000 of server mx.shop.example
    DATA 552 邮件过大
    MAIL 552 5.3.4 Message too big for system
    MAIL 523 the message size exceeds the recipient's size limit for incoming emails
    DATA 554 5.3.4 Nachricht zu gross
  `,
  exceedlimit: `
    DATA 550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient
    DATA 552 5.2.3 Message exceeds maximum fixed size
  `,
  suspend: `
    RCPT {gmail-smtp-in.l.google.com} 550-5.2.1 The email account that you tried to reach is disabled. Learn more at https://support.google.com/mail/?p=DisabledUser
    RCPT {gmail-smtp-in.l.google.com} 550-5.2.1 The email account that you tried to reach is inactive.
    DATA {mta5.am0.yahoodns.net} 554 30 Sorry, your message to lee@yahoo.com cannot be delivered. This mailbox is disabled (554.30).
    RCPT 550 5.2.1 Mailbox disabled, not accepting messages
    RCPT 525 5.7.13 Disabled recipient address
    RCPT 550 Account has been suspended
    RCPT {163mx01.mxmail.netease.com} 550 User suspended
    RCPT {mx3.qq.com} 550 lee@qq.com is a deactivated mailbox
    RCPT {mxs.mail.ru} 550 Message was not accepted -- invalid mailbox. Local mailbox lee@mail.ru is unavailable: account is disabled
    RCPT 550 5.2.1 The mailbox is frozen: mailbox is frozen
    RCPT 550 5.7.1 Recipient rejected: account is deactivated
    RCPT 550 inactive account
    RCPT 550 该账号被冻结
    RCPT 550 5.2.1 Mailbox is locked
    RCPT 554 5.7.1 <lee@shop.example>: Recipient address rejected: this account has been disabled or discontinued
    RCPT 450 4.2.1 The account is temporarily disabled
    RCPT 550 Account disabled
    RCPT 550 5.2.1 Compte desactive (account disabled)
    RCPT {smtp.laposte.net} 550 5.5.0 Boite du destinataire archivee. Archived recipient. LPN007_420
  `,
  filtered: `
    DATA 550 <lee@shop.example>: User unknown
    RCPT 550 5.7.1 You have been blocked by the recipient
    DATA 550 5.7.1 Message rejected due to user rules
    RCPT 550 User refuses to receive this mail
    RCPT 550 收件人拒收
    DATA 550 5.7.1 This recipient is only accepting mail from specific email addresses
    DATA 554 5.7.1 Refused due to recipient preferences
  `,
  hasmoved: `
    RCPT 551 5.1.6 The user has moved to another address; please try <lee@new.example>
    RCPT 551 User not local; the mailbox has moved to <lee@new.example>
    RCPT 550 5.1.6 recipient no longer on server: lee@shop.example
    RCPT 551 <lee@shop.example> has been replaced by lee@new.example
  `,
  rejected: `
    MAIL 450 4.1.8 <support@acme.example>: Sender address rejected: Domain not found
    MAIL 553 5.1.8 <support@acme.example>... Domain of sender address support@acme.example does not exist
    RCPT 550 Sender verify failed
    MAIL 553 5.7.1 <support@acme.example>: Sender address rejected: not logged in
    MAIL 554 5.7.1 <support@acme.example>: Sender address rejected: Access denied
    RCPT 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group
    MAIL 550 5.1.7 Invalid sender
    MAIL 553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)
    MAIL 550 Your email address has been blacklisted
    RCPT 550 Administrative prohibition
    MAIL 501 5.1.7 Bad sender address syntax
    DATA 550 5.7.1 Sender is not allowed to post to this list: you are not allowed to post to this mailing list
    MAIL 550 5.7.1 Sender rejected
    MAIL {163mx03.mxmail.netease.com} 553 Requested action not taken: Local user only,MX-N1
  `,
  blocked: `
    RCPT 554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.9
    MAIL {outlook-com.olc.protection.outlook.com} 550 5.7.1 Unfortunately, messages from [192.0.2.9] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).
    RCPT {shop-example.mail.protection.outlook.com} 550 5.7.606 Access denied, banned sending IP [192.0.2.9]
    CONN {mta5.am0.yahoodns.net} 553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.9, because the ip is in Spamhaus's list; see https://senders.yahooinc.com
    RCPT 550 5.7.1 Mail from 192.0.2.9 refused: blacklisted by bl.example
    RCPT 554 Email blocked by b.barracudacentral.org
    CONN 554 5.7.1 Your IP address 192.0.2.9 is blacklisted
    CONN 554 Your access to this mail system has been rejected due to the sending MTA's IP being on a block list
    RCPT 550 5.7.1 Client host rejected: may not be mail exchanger
    CONN 550 IP 192.0.2.9 is on a blacklist
    MAIL {mx1.qq.com} 550 Suspected spam ip https://service.mail.qq.com/detail/122/577
    CONN 554 5.7.1 We do not accept mail from dynamic IPs
    EHLO 550 5.7.1 Helo command rejected: Host not found
    RCPT {163mx01.mxmail.netease.com} 554 IP<192.0.2.9> in blacklist
    CONN 554 发信IP被列入黑名单
    CONN 550 Connection refused by policy: your network is blocked
    CONN 554 No SMTP service here: you are not allowed to connect
    RCPT 550 5.7.1 Your sending IP 192.0.2.9 was blocked by our RBL
  `,
  badreputation: `
    DATA {outlook-com.olc.protection.outlook.com} 421 RP-001 (BAY004-MC1F5) Unfortunately, some messages from 192.0.2.9 weren't sent. The mail server IP has exceeded the rate: has been temporarily rate limited due to IP reputation
    DATA {gmail-smtp-in.l.google.com} 550-5.7.1 Our system has detected that this message is likely suspicious due to the very low reputation of the sending domain. https://support.google.com/mail/answer/188131
    CONN 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.
    DATA 550 5.7.1 Rejected: a poor email reputation score
    CONN 554 5.7.1 poor IP reputation
    MAIL 550 5.7.1 rejected because of bad reputation of your domain
  `,
  authfailure: `
    DATA 550 5.7.1 DKIM signature verification failed
    DATA {gmail-smtp-in.l.google.com} 550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.
    DATA {gmail-smtp-in.l.google.com} 550-5.7.26 Unauthenticated email from acme.example is not accepted due to domain's DMARC policy.
    MAIL 550 5.7.23 SPF validation failed
    DATA {mta5.am0.yahoodns.net} 550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM
    RCPT 550 5.7.1 <lee@shop.example>: Recipient address rejected: Message rejected due to: SPF fail - not authorized. Please see http://www.open-spf.org/Why
    DATA {shop-example.mail.protection.outlook.com} 550 5.7.509 Access denied, sending domain acme.example does not pass DMARC verification and has a DMARC policy of reject.
    DATA {shop-example.mail.protection.outlook.com} 550 5.7.515 Access denied, sending domain ACME.EXAMPLE doesn't meet the required authentication level.
    MAIL {mx1.qq.com} 550 SPF check failed https://service.mail.qq.com/detail/122/72
    DATA {mx1.qq.com} 550 DMARC check failed
    DATA 550 5.7.1 rejected by DMARC policy for acme.example
    DATA 550 5.7.20 No passing DKIM signature found
    MAIL {163mx01.mxmail.netease.com} 550 MI:SPF mx14,x8x
    DATA 554 5.7.1 Message fails DMARC authentication
    DATA 550 DKIM signature did not verify: message rejected
  `,
  norelaying: `
    RCPT 554 5.7.1 <lee@shop.example>: Relay access denied
    RCPT 550 5.7.1 <lee@shop.example>... Relaying denied. Proper authentication required.
    RCPT 550 5.7.1 Unable to relay
    RCPT 550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain
    RCPT 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)
    RCPT 550 relay not permitted
    RCPT 550 we don't handle mail for that domain: we don't handle mail for shop.example
    RCPT 550 5.7.1 Relaying to <lee@shop.example> prohibited by administrator
    RCPT 550 I cannot deliver mail for {lee@shop.example}: relaying is not allowed here
    RCPT 454 4.7.1 <lee@shop.example>: Relay access denied
    RCPT 550 not local host shop.example, not a gateway
    RCPT 530 5.7.1 This mail server is not an open relay, so get lost
  `,
  spamdetected: `
    DATA 550 5.7.1 Access denied by spam filter
    DATA 554 5.7.1 This message was classified as SPAM
    DATA {gmail-smtp-in.l.google.com} 550-5.7.1 Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked.
    DATA 550 5.7.1 Message rejected as spam by Content Filtering.
    DATA 554 5.7.1 Spam detected; Message rejected (score 12.4)
    DATA 550 High probability of spam
    DATA 554 5.7.0 Reject, id=12345-01 - spam
    DATA {163mx01.mxmail.netease.com} 554 DT:SPM 163 smtp1, please see http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.9
    DATA {mx3.qq.com} 550 Mail content denied. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000726
    DATA {mx.yandex.ru} 554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc
    DATA {mxs.mail.ru} 550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=x
    DATA 550 Blocked by SpamAssassin
    DATA 571 5.7.1 Message refused by MailMarshal SpamProfiler
    DATA 554 rejected due to spam content
    DATA 554 5.7.1 The message from (<support@acme.example>) with the subject of (Hello) matches a profile the Internet community may consider spam (1). Please revise your message before resending.
    DATA 550 该邮件被识别为垃圾邮件
    DATA {smtp.secureserver.net} 552 5.2.0 Message rejected for spam or virus content
    DATA 550 5.7.1 Your message looks like SPAM or has been reported as SPAM
    DATA 550 Rule imposed mailbox: Message contains spam
  `,
  virusdetected: `
    DATA 552 5.7.0 Virus detected
    DATA 554 5.7.1 Your message was infected with a virus
    DATA 550 5.7.1 Message contains a virus (Eicar-Test-Signature)
    DATA 554 This message has been rejected because it has a potentially executable attachment "a.exe". This form of attachment has been used by recent viruses or other malware.
    DATA 550 virus found: Win.Test.EICAR_HDB-1
    DATA 554 5.7.1 virus Eicar-Signature detected by ClamAV
    DATA 550 邮件含有病毒
  `,
  policyviolation: `
    DATA 550 5.7.1 Message rejected due to content policy
    DATA 550 5.7.1 Message rejected due to local policy
    DATA {mx00.gmx.net} 554 Transaction failed 554 Reject due to policy restrictions. For explanation visit https://postmaster.gmx.net/en/case?c=r0702
    DATA 550 5.7.1 Email rejected due to security policies - https://community.mimecast.com/docs/DOC-1369#550
    DATA {gmail-smtp-in.l.google.com} 552-5.7.0 This message was blocked because its content presents a potential security issue. https://support.google.com/mail/?p=BlockedMessage
    DATA 554 5.7.1 Message not accepted for policy reasons
    DATA 550 5.7.1 We do not accept messages containing images or other attachments
    DATA {mta5.am0.yahoodns.net} 554 Message not allowed - [PH01] Email not accepted for policy reasons. Please visit https://senders.yahooinc.com/error-codes
    DATA 554 5.7.1 The message was rejected by organization policy
  `,
  securityerror: `
    MAIL 530 5.7.0 Authentication required
    MAIL 535 5.7.8 Authentication credentials invalid
    DATA 550 5.7.1 Access denied
    RCPT 554 5.7.5 Permanent error evaluating policy
  `,
  requireptr: `
    RCPT 450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.9]
    MAIL 550 5.7.1 Reverse DNS lookup for host 192.0.2.9 failed permanently
    DATA {gmail-smtp-in.l.google.com} 550-5.7.25 The IP address sending this message does not have a PTR record setup, or the corresponding forward DNS entry does not point to the sending IP.
    CONN 554 5.7.1 Fix reverse DNS for 192.0.2.9
    RCPT 554 5.7.1 no PTR record found. (reverse DNS required)
    CONN 554 All mail servers must have a PTR record with a valid Reverse DNS entry
    RCPT 550 Mail rejected - missing reverse DNS for your server
  `,
  notcompliantrfc: `
    DATA {gmail-smtp-in.l.google.com} 550-5.7.1 This message is not RFC 5322 compliant, the issue is: duplicate Subject headers. https://support.google.com/mail/?p=RfcMessageNonCompliant
    DATA 550 5.6.0 This message is not RFC 5322 compliant
    DATA {gmail-smtp-in.l.google.com} 550-5.7.1 Messages missing a valid address in the From: header, or having no From: header, are not accepted.
    DATA {mx3.qq.com} 550 From header is missing or invalid. Please follow RFC5322, RFC2047, RFC822 standard protocol. https://service.mail.qq.com/detail/124/995.
  `,
  speeding: `
    RCPT {gmail-smtp-in.l.google.com} 450-4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. https://support.google.com/mail/?p=ReceivingRate
    RCPT 450 4.7.1 Please try again slower
    RCPT 452 4.3.1 You are sending mail too fast, rate limit exceeded
    DATA 451 4.7.1 Message rate limit exceeded, try again later
    MAIL {mx3.qq.com} 550 frequency of receiving messages is limited
  `,
  toomanyconn: `
    CONN 421 4.7.0 Too many connections
    CONN 421 4.3.2 The maximum number of concurrent server connections has exceeded a limit: too many concurrent SMTP connections
    RCPT 452 4.5.3 Too many recipients
    CONN 421 Too many SMTP sessions for this host
    CONN 421 4.7.0 Connection rate limit exceeded.
    CONN {smtp.laposte.net} 421 mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. LPN105_104
    CONN 421 #4.4.5 Too many connections from your host.
    CONN 450 too many connections from 192.0.2.9
    RCPT {mx.shop.example} 550 Connection frequency limited. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000722
  `,
  expired: `
    - delivery temporarily suspended: connect to mx.shop.example[192.0.2.1]:25: Connection timed out
    - connect to mx.shop.example[192.0.2.1]:25: Connection timed out
    - 4.4.7 Message expired: unable to deliver message after multiple retries
    - retry timeout exceeded
    - 4.4.7 delivery time expired
    - 经过多次尝试，邮件仍无法投递
    - 550 4.4.7 QUEUE.Expired; message expired
    - this message has been in the queue too long
  `,
  networkerror: `
    - connect to mx.shop.example[192.0.2.1]:25: No route to host
    - mail for shop.example loops back: too many hops
    DATA 554 5.4.0 Error: too many hops
    - Name service error for name=shop.example type=MX: Host not found, try again
    DATA 550 5.4.6 Hop count exceeded - possible mail loop
    DATA 554 5.4.6 Routing loop detected
    - Host or domain name not found. Name service error for name=shop.example type=MX: Host not found, try again
    - Network is down
    - Network connection shut down by the remote mail server
  `,
  systemerror: `
    RCPT 451 4.3.0 <lee@shop.example>: Temporary lookup failure
    - mail for shop.example loops back to myself
    DATA 451 4.3.5 Server configuration error
    RCPT 451 4.3.5 Mail system configuration error
    DATA 451 4.3.0 Error: queue file write error
    DATA 451 4.3.0 Temporary local problem - please try later
    RCPT 451 Temporary local problem - please try later
    - 553 5.3.5 system config error
    - local configuration error
  `,
  systemfull: `
    MAIL 452 4.3.1 Insufficient system resources
    MAIL 452 4.3.1 Insufficient system storage
    - 550 mail system full
    MAIL 452 4.3.1 Out of memory
  `,
  mailererror: `
    - Command died with status 1: "/usr/bin/vacation". Command output: vacation: error
    - Command failed: exit 75
    - pipe to |/usr/bin/filter generated by lee@shop.example
    - unknown mailer error 2
  `,
  contenterror: `
    DATA 550 5.6.0 Message contains NUL bytes: improper use of 8-bit data in message header
    DATA 554 5.6.3 Conversion required but not supported
    DATA 550 5.6.11 Invalid characters in the message
    DATA 554 5.6.1 Media type not supported
  `,
  syntaxerror: `
    MAIL 501 5.5.4 Syntax: MAIL FROM:<address>
    DATA 503 5.5.1 Bad sequence of commands
    EHLO 502 5.5.2 Error: command not recognized
    RCPT 501 5.5.2 Syntax error in parameters
  `,
  notaccept: `
    RCPT 556 5.1.10 Recipient address has null MX
    - Domain shop.example does not accept mail (nullMX)
    CONN 521 5.3.2 mx.shop.example does not accept mail
    CONN 521 host does not accept mail
    - shop.example has a Null MX
  `,
  failedstarttls: `
    - a TLS session is required, but the server did not offer TLS support
    MAIL 530 5.7.0 Must issue a STARTTLS command first
    STARTTLS 454 4.7.0 TLS not available due to local problem
    - TLS is required, but was not offered by host mx.shop.example[192.0.2.1]
    - Cannot start TLS: handshake failure
    RCPT 550 5.7.10 STARTTLS is required to send mail
    - Server certificate not verified
  `,
  onhold: `
    RCPT 550 no thanks
    - unspecified problem
  `,
};
