import { phrases, type SaidBy } from '../phrases.ts';

export const OF_TRUST: SaidBy = {
  authfailure: phrases(`
    dkim signature verification failed
    dkim verification failed
    sender is unauthenticated
    requires all senders to authenticate
    dmarc authentication
    fails dmarc
    failed dmarc
    dmarc fail
    dmarc check
    dmarc reject
    by dmarc
    spf fail
    spf check failed
    spf validation failed
    spf softfail
    not allowed by spf
    not permitted by spf
    not authorized by spf
    fails spf
    failed spf
    rejected by spf
    mi:spf
    dkim signature did not verify
    dkim verification failed
    dkim check failed
    dkim fail
    invalid dkim signature
    bad dkim signature
  `),
  norelaying: phrases(`
    relaying to *prohibited
    relaying not allowed
    relaying is not allowed
    relaying prohibited
    relaying is prohibited
    relay not allowed
    relay prohibited
    relay is not permitted
    relaying not permitted
    do not relay
    does not relay
    not a local domain
    no relay
    retransmission interdite
    weiterleitung nicht erlaubt
    relais non autorisé
    不允许转发
    禁止转发
    禁止中继
  `),
  virusdetected: phrases(`
    contains a virus
    contains virus
    contained a virus
    contains malware
    malware detected
    malware found
    virus found
    virus infected
    virus was detected
    virus * detected by
    infected with
    infected file
    infected message
    eicar
    clamav
    viren gefunden
    virus gefunden
    发现病毒
    检测到病毒
    带有病毒
    ウイルスが検出
  `),
  spamdetected: phrases(`
    suspicion of spam
    by spam filter
    by the spam filter
    by our spam filter
    suspected spam
    suspected to be spam
    suspect spam
    contains spam
    spam message not queued
    spam-like
    rejected as junk
    junk mail
    considered as spam
    considered spam
    considered to be spam
    identified as spam
    flagged as spam
    marked as spam
    tagged as spam
    classified as spam
    rejected for spam
    rejected because of spam
    unsolicited bulk
    unsolicited mail
    unsolicited email
    bulk mail rejected
    als spam
    comme spam
    como spam
    come spam
    jako spam
    spamverdacht
    疑似垃圾
    spam判定
    迷惑メール
    スパム
    спам
    스팸
  `),
  badreputation: phrases(`
    poor ip reputation
    poor reputation
    bad reputation
    low reputation
    reputation is too low
    reputation too low
    reputation score
    negative reputation
    sender reputation
    ip reputation
    domain reputation
  `),
  requireptr: phrases(`
    missing reverse dns
    no reverse dns
    reverse dns is missing
    reverse dns lookup failed
    reverse dns does not
    reverse dns record
    reverse lookup failed
    without reverse dns
    valid reverse dns
    missing ptr
    no ptr
    ptr record
    no rdns
    invalid rdns
    反向解析
    fcrdns
  `),
  speeding: phrases(`
    sending mail too fast
    sending too fast
    too fast, slow down
    slow down
    too many messages
    frequency of receiving messages
    too much mail
    too many emails
    too many mails
    rate limit
    rate-limit
    ratelimit
    rate exceeded
    rate is too high
    throttled
    throttling
    hourly limit
    daily limit
    hourly quota
    发送频率
    发信频率
    频率限制
    发送过于频繁
  `),
  toomanyconn: phrases(`
    too many simultaneous connections
    too many open connections
    too many sessions
    too many concurrent
    maximum number of connections
    connection limit
    maximum connections
    连接数过多
    连接过多
    连接频率
  `),
  failedstarttls: phrases(`
    must issue a starttls
    tls is required
    tls session is required
    tls required
    requires tls
    starttls required
    starttls first
    cannot start tls
    tls handshake
    tls negotiation
    certificate not verified
    certificate verification failed
    certificate has expired
    certificate expired
    untrusted certificate
    tls not available
    encryption required
    encryption needed
  `),
};
