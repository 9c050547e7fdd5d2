import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDataFolder } from '../../local/data-folder.ts';

const temporary = (): string => mkdtempSync(join(tmpdir(), 'pledge-data-'));

describe('a data folder', () => {
  test('is made when it is missing', () => {
    const folder = openDataFolder(join(temporary(), 'a', 'b'));
    folder.announce('http://127.0.0.1:4000');
    folder.release();
    expect(folder.file('x')).toBe(join(folder.path, 'x'));
  });

  test('belongs to one platform at a time, and the second is told which', () => {
    const path = temporary();
    const first = openDataFolder(path);
    first.announce('http://127.0.0.1:4000');
    expect(() => openDataFolder(path)).toThrow(
      `Another Pledge (process ${process.pid}, http://127.0.0.1:4000) is using the data folder`,
    );
    first.release();
    openDataFolder(path).release();
  });

  test('that cannot be written to is refused with the remedy', () => {
    const file = join(temporary(), 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder(file)).toThrow(/Cannot write to the data folder .*--data/);
    expect(() => openDataFolder(join(file, 'below'))).toThrow(/Cannot write to the data folder .*--data/);
    expect(() => openDataFolder('/proc/pledge')).toThrow(/Cannot write to the data folder .*--data/);
  });
});
