/** Rows in columns, for a terminal: a Chinese character is as wide as two Latin letters. */
export type Row = readonly string[];

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const GAP = '  ';

export function columnsOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}

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
