// The same packages everywhere: pinned exactly, from whichever registry the machine uses, on the Node that the functions run on.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<string, { resolved?: string; integrity?: string; inBundle?: boolean }>;
};

describe('the packages', () => {
  test('are pinned exactly', () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(ranges.filter(([, range]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });

  test('are locked by hash and by nothing that names a host', () => {
    // What comes inside another package's archive is covered by the hash of that one.
    const locked = Object.entries(lock.packages).filter(([path, { inBundle }]) => path !== '' && inBundle !== true);
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});

describe('the scripts', () => {
  test('run on the Node that the project pins', () => {
    expect(process.versions.node).toBe(manifest.devDependencies.node);
    expect(`${read('.nvmrc').trim()}.`).toBe(process.versions.node.slice(0, 3));
  });
});
