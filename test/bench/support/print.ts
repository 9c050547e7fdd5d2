/** Writes reports for people: aligned tables, figures with as many digits as mean something. */
import type { Aim, Report, Table } from './section.ts';

export function printReport({ tables, aims, notes = [] }: Report): string {
  const parts = [...tables.map(printTable), notes.map((note) => `  ${note}`).join('\n'), aims.map(printAim).join('\n')];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function printTable({ head, rows }: Table): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => (typeof cell === 'number' ? figure(cell) : cell)));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  const print = (line: readonly string[]): string =>
    `  ${line.map((cell, column) => pad(cell, widths[column] ?? 0, column > 0)).join('  ')}`.trimEnd();
  const [first = [], ...rest] = lines;
  return [print(first), `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`, ...rest.map(print)].join('\n');
}

export function printAim({ what, aim, measured, met }: Aim): string {
  const mark = met === undefined ? 'not measured' : met ? 'met' : 'MISSED';
  return `  ${mark.padEnd(12)}  ${what}: ${measured} (aim ${aim})`;
}

/** Three digits that count, no more. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(size >= 10 ? 1 : 2);
}

function pad(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return toTheRight ? space + text : text + space;
}

const widthOf = (text: string): number => Array.from(text).length;
