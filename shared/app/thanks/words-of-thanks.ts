/** What thanks are made of, phrase by phrase, in the languages of customers. Kept narrow: what is missing costs a glance, no more. */

export const THANKS: readonly string[] = [
  'thank you, thanks, thankyou, thx, ty, tks, many thanks, cheers, much appreciated, i appreciate it',
  'danke, dankeschön, vielen dank, besten dank, herzlichen dank, tausend dank',
  'merci, mille mercis, gracias, muchas gracias, mil gracias, muchísimas gracias',
  '谢谢, 谢了, 多谢, 感谢, 非常感谢, 十分感谢, 万分感谢, 太感谢, 辛苦了, 辛苦啦',
  '謝謝, 謝了, 多謝, 感謝, 非常感謝, 十分感謝, 萬分感謝, 太感謝',
  'ありがとうございます, ありがとうございました, ありがとう, 有難うございます, 有難うございました',
  '感謝いたします, 感謝致します, 感謝します, 助かりました',
].flatMap((phrases) => phrases.split(', '));

/** Courtesies that stand around thanks and ask for nothing. */
export const AROUND_THANKS: readonly string[] = [
  'very much, so much, a lot, a million, again, really, and, you, to you, both, sir, madam, team, all, everyone, everybody, support',
  'for your help, for the help, for helping, for your support, for your assistance, for your time, for your patience, for everything',
  'for your quick help, for the quick help, for your quick reply, for the quick reply, for your quick response',
  'for the quick response, for your prompt help, for your prompt reply, for your prompt response, for your prompt support',
  'for the fix, for fixing it, for fixing this, for solving it, for solving this, for the info, for the information',
  'hi, hello, dear, ok, okay, great, perfect, excellent, awesome, wonderful, fantastic, super, brilliant, all good, great job',
  'good job, great work, it works, it works now, it is working now, works now, solved, got it, best, regards, best regards',
  'kind regards, best wishes, have a nice day, have a great day',
  'schön, sehr, nochmals, für, die hilfe, ihre hilfe, deine hilfe, die schnelle hilfe, ihre schnelle hilfe, die schnelle antwort',
  'hallo, viele grüße, beste grüße, freundliche grüße, mit freundlichen grüßen, lg, mfg, prima, alles gut, ihnen, euch, dir',
  'beaucoup, bien, encore, infiniment, à vous, à tous, pour votre aide, pour ton aide, pour tout, pour votre réponse',
  'bonjour, parfait, cordialement, bonne journée',
  'por su ayuda, por tu ayuda, por la ayuda, por todo, a todos, hola, perfecto, saludos, un saludo, genial',
  // Without 的 in front of it, what one is thanked for would be an order: 处理，谢谢 says "see to it, please".
  '的帮助, 的支持, 的协助, 的帮忙, 的回复, 的处理, 的解答, 的及时处理, 的及时回复, 的耐心解答',
  '的幫助, 的支援, 的協助, 的幫忙, 的回覆, 的處理, 的及時處理, 的及時回覆, 的耐心解答',
  '好的, 收到, 您好, 你好, 您, 你, 您们, 你们, 您們, 你們, 大家, 各位, 老师, 老師, 团队, 團隊, 啦, 啊, 哦, 哈, 呀, 了',
  '好了, 太好了, 可以了, 搞定了, 没问题了, 已解决, 已经解决, 解决了, 问题已解决, 问题已经解决, 问题解决了',
  '沒問題了, 已解決, 已經解決, 解決了, 問題已解決, 問題已經解決, 問題解決了',
  '大変, とても, 本当に, 誠に, どうも, 早速の, 迅速な, ご対応, ご返信, ご連絡, ご協力, ご支援, いただき, 頂き, を, に',
  'お世話になっております, 解決しました, 解決いたしました, 了解です, 承知しました',
].flatMap((phrases) => phrases.split(', '));
