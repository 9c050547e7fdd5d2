import { columnsOf } from '../../shared/words/width.ts';

/** Rows in columns, for a terminal: a Chinese character is as wide as two Latin letters. */
export type Row = readonly string[];

const GAP = '  ';

/** The last column is as long as it likes. */
export function tableOf(rows: readonly Row[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, index) => Math.max(columnsOf(cell), widest[index] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : padded(cell, widths[index] ?? 0))).join(GAP),
  );
}

const padded = (cell: string, width: number): string => cell + ' '.repeat(Math.max(0, width - columnsOf(cell)));
