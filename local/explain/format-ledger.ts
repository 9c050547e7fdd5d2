import type { ClockLedgerBody, LedgerBody } from '../../shared/api/schemas/ledger.ts';
import { SECOND_MS } from '../../shared/core/instant.ts';
import type { Language } from '../../shared/core/language.ts';
import { sayExactly } from '../../shared/words/durations.ts';
import { TABLE_WORDS, type TableWords } from '../../shared/words/ledger/table-words.ts';
import { type Row, tableOf } from '../terminal/table.ts';

type Speech = { readonly words: TableWords; readonly language: Language };

/** A ledger as a manager reads it at the terminal, in the language that it came in. */
export function formatLedger(ledger: LedgerBody): string {
  const speech = { words: TABLE_WORDS[ledger.language], language: ledger.language };
  const rules = ledger.rules.map((rule) => `  ${rule.chosen ? '→' : ' '} ${rule.words}`);
  const lines = [
    ledger.reference,
    ledger.words,
    '',
    speech.words.rules,
    ...rules,
    ...ledger.clocks.flatMap((clock) => ['', ...clockLines(clock, speech)]),
  ];
  return `${lines.map(harmless).join('\n')}\n`;
}

function clockLines(clock: ClockLedgerBody, speech: Speech): readonly string[] {
  const { words } = speech;
  const table = tableOf([[words.from, words.to, words.length, words.counted, words.why], ...stretchRows(clock, words)]);
  const changes = clock.changes.map((change) => `  · ${change.words}`);
  return [
    clock.words,
    '',
    ...table.map((line) => `  ${line}`.trimEnd()),
    '',
    `  ${sumLine(clock, speech)}`,
    ...(changes.length === 0 ? [] : ['', `  ${words.changes}`, ...changes]),
  ];
}

/** What has not happened stands under a line of its own. */
function stretchRows({ stretches }: ClockLedgerBody, words: TableWords): readonly Row[] {
  return stretches.flatMap(({ local, phase, words: why }, index) => {
    const row = [local.from, local.to, local.length, local.counted, why];
    const isFirst = phase !== 'past' && stretches[index - 1]?.phase !== phase;
    return isFirst ? [[`— ${words.phases[phase]} —`, '', '', '', ''], row] : [row];
  });
}

function sumLine({ sums }: ClockLedgerBody, { words, language }: Speech): string {
  const say = (seconds: number) => sayExactly(Math.round(seconds * SECOND_MS), language);
  const parts = words.kinds.map(([key, name]) => ({ name, seconds: sums[key] })).filter(({ seconds }) => seconds > 0);
  return `${words.sum}${parts.map(({ name, seconds }) => `${name} ${say(seconds)}`).join(' + ') || '0'} = ${say(sums.totalSeconds)}`;
}

/** Names and reasons are other people's text, and a terminal obeys control characters. */
const harmless = (line: string): string => line.replace(/\p{Cc}/gu, ' ');
