/** Tells a failing run: what was broken, what happened, what went wrong on the way, and a test that has it again. */
import type { Fact } from '../../shared/core/fact.ts';
import type { Instant } from '../../shared/core/instant.ts';
import type { Shrunk } from './shrink.ts';

export function tellStory({ settings, report, runs }: Shrunk): string {
  const { seed, tickets, days, lives, onlyFaults } = settings;
  const faults = onlyFaults === undefined ? report.struck : [...onlyFaults];
  const test = [
    `test('${report.violations[0]?.rule ?? ''}', async () => {`,
    '  const { violations } = await simulateSeed({',
    `    seed: ${seed},`,
    `    tickets: ${tickets},`,
    `    days: ${days},`,
    `    onlyFaults: new Set(${JSON.stringify(faults)}),`,
    `    lives: ${JSON.stringify(lives)},`,
    '  });',
    '',
    '  expect(violations).toEqual([]);',
    '});',
  ];
  return [
    `seed ${seed}, made small in ${runs} runs: ${lives.length} tickets, ${faults.length} faults`,
    ...report.violations.map(({ ticket, rule, what }) => `  ticket ${ticket}: ${rule}: ${what}`),
    ...report.histories.flatMap(({ ticket, id, facts }) => ['', `ticket ${ticket} (${id})`, ...facts.map(lineOf)]),
    '',
    'what went wrong:',
    ...report.mishaps.map(({ at, name }) => `  ${clock(at)} ${name}`),
    '',
    ...test,
  ].join('\n');
}

const clock = (at: Instant): string => new Date(at).toISOString().replace('T', ' ').replace('Z', '');

function lineOf(fact: Fact): string {
  const { n, at, type, by, command, ...rest } = fact;
  const late = 'firedAt' in fact ? `, ${fact.firedAt - at} ms late` : '';
  const { firedAt: _, subject: __, requester: ___, ...shown } = rest as { readonly [name: string]: unknown };
  return `  ${String(n).padStart(3)} ${clock(at)} ${type} ${JSON.stringify(shown)} by ${command ?? by}${late}`;
}
