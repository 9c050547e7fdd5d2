/** Finds the codes of SMTP (RFC 5321, RFC 3463) in what a server said, and the command that it said it to. */

const STATUS = /(?<![\d.\-/v])([245])\.([0-7])\.(\d{1,3})(?![\d.]\d)/gi;
const REPLY = /(?<![\d./])([245][0-5]\d)(?![\d/]|\.\d)/g;
/** Where a server gave several, these tell more than those after them; of the rest, the first. */
const TELLING = '550 552 553 551 521 525 523 524 530 533 534 535 538 555 556 554 500 501 502 503 504 421 450 451 452'.split(' ');

/** The status that says most, of the class (`2`, `4` or `5`) if one is given; empty when there is none. */
export function findStatus(text: string, kind = ''): string {
  const all = [...text.matchAll(STATUS)].map(([, a, b, c]) => `${a}.${b}.${c}`);
  const fitting = /^[245]/.test(kind) ? all.filter((status) => status[0] === kind[0]) : all;
  const isVague = (status: string) => isEmpty(status) || status === '4.4.7';
  const [first = '', ...others] = [...fitting.filter((status) => !isVague(status)), ...fitting.filter(isVague).slice(-1)];
  return others.reduce((best, next) => preferStatus(best, next, ''), first);
}

/** The reply code that says most, of the class of the status if one is given; empty when there is none. */
export function findReply(text: string, status = ''): string {
  const all = new Set([...text.matchAll(REPLY)].map(([, code = '']) => code));
  const fitting = [...all].filter((code) => !/^[245]/.test(status) || code[0] === status[0]);
  return (
    TELLING.find((code) => fitting.includes(code)) ?? fitting.find((code) => /^(25[0-3]|2[12]\d|4[0-5]\d)$/.test(code)) ?? ''
  );
}

/** Which of two says more: what a report states, or what the server said. The reply decides where their classes differ. */
export function preferStatus(stated: string, said: string, reply: string): string {
  if (stated.length < 5) return said;
  if (said.length < 5 || said === stated) return stated;
  if (stated[0] !== said[0] && reply !== '') return reply[0] === said[0] ? said : stated;
  return saysMore(said, stated) ? said : stated;
}

function saysMore(said: string, stated: string): boolean {
  if (isEmpty(stated) || isEmpty(said)) return !isEmpty(said);
  return (isUndetailed(stated) && !isUndetailed(said)) || isAmbiguous(stated, said);
}

const isEmpty = (status: string): boolean => /^.\.0\.0$/.test(status);
const isUndetailed = (status: string): boolean => /\.0$|^.\.0\./.test(status);

/** Statuses of the own mail system, which only sums up what the other one said. */
function isAmbiguous(stated: string, said: string): boolean {
  if (stated === '4.4.7' || stated === '4.7.0' || /^5\.3\.|^.\.5\.[1245]/.test(stated)) return true;
  if (stated === '5.1.1') return !isUndetailed(said) && !said.startsWith('5.5.');
  return stated === '5.1.3' && said.startsWith('5.7.');
}

const COMMANDS = /(?<![\w@.-])(HELO|EHLO|STARTTLS|AUTH (?:PLAIN|LOGIN|CRAM-|DIGEST-)|MAIL F(?:ROM)?|RCPT|DATA|QUIT)(?![\w@])/gi;
/** Whoever was refused quits; that says nothing of what was refused. */
const ORDER = ['QUIT', 'HELO', 'EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'];

/** The latest command of a session that a text names; lower case does not count, for `data` and `mail` are words. */
export function findCommand(text: string): string {
  const found = [...text.matchAll(COMMANDS)].flatMap(([match]) => (isCommand(match) ? match.slice(0, 4).toUpperCase() : []));
  const named = ORDER.filter((command) => found.includes(command.slice(0, 4)));
  return named.at(-1) ?? '';
}

/** `RCPT To` and `MAIL From` stand in old transcripts. */
const isCommand = (match: string): boolean => /^[A-Z]{4}/.test(match);
