import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openClock } from '../../local/clock.ts';

const START = Date.UTC(2026, 0, 5, 9);
const HOUR = 3_600_000;

function machine() {
  const file = join(mkdtempSync(join(tmpdir(), 'pledge-clock-')), 'clock.json');
  let real = START;
  return {
    file,
    pass: (ms: number) => {
      real += ms;
    },
    open: (scale: number) => openClock(file, scale, () => real),
  };
}

describe('a clock at scale 1', () => {
  test("is the machine's clock", () => {
    const m = machine();
    const clock = m.open(1);
    m.pass(1_500);
    expect(clock.now()).toBe(START + 1_500);
  });

  test('keeps what it was advanced by across a restart, and counts the time it was down', () => {
    const m = machine();
    const clock = m.open(1);
    clock.freezeAt(START + HOUR);
    clock.thaw();
    m.pass(10_000);
    expect(m.open(1).now()).toBe(START + HOUR + 10_000);
  });

  test("does not follow the machine's clock backward", () => {
    const m = machine();
    const clock = m.open(1);
    m.pass(5_000);
    const before = clock.now();
    m.pass(-60_000);
    expect(clock.now()).toBe(before);
  });
});

describe('a clock at scale 3600', () => {
  test('passes an hour a second', () => {
    const m = machine();
    const clock = m.open(3_600);
    m.pass(2_000);
    expect(clock.now()).toBe(START + 2 * HOUR);
  });

  test('never goes backward when the process is killed without a word', () => {
    const m = machine();
    const clock = m.open(3_600);
    for (let i = 0; i < 50; i++) {
      m.pass(137);
      clock.now();
    }
    const last = clock.now();
    m.pass(3);
    expect(m.open(3_600).now()).toBeGreaterThanOrEqual(last);
  });

  test('lets a night pass as a night while the platform is down', () => {
    const m = machine();
    const clock = m.open(3_600);
    m.pass(1_000);
    clock.close();
    const last = clock.now();
    m.pass(8 * HOUR);
    expect(m.open(3_600).now() - last).toBe(8 * HOUR);
  });
});

describe('a frozen clock', () => {
  test('stands still, then goes on from there', () => {
    const m = machine();
    const clock = m.open(60);
    clock.freezeAt(START + HOUR);
    m.pass(5_000);
    expect(clock.now()).toBe(START + HOUR);
    clock.thaw();
    m.pass(1_000);
    expect(clock.now()).toBe(START + HOUR + 60_000);
  });

  test('cannot be set back', () => {
    const m = machine();
    const clock = m.open(1);
    clock.freezeAt(START - HOUR);
    expect(clock.now()).toBe(START);
  });
});

test('a damaged clock file stops the start with a word', () => {
  const m = machine();
  writeFileSync(m.file, '{"virtual":');
  expect(() => m.open(1)).toThrow(/damaged/);
});
