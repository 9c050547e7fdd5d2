/** `npm run fuzz`: requests by the thousand, made from the OpenAPI document, against the functions or against a whole platform; the same seed sends the same ones. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { curlOf } from './curl.ts';
import { type FuzzReport, fuzz, seldomAccepted } from './fuzz.ts';
import { createHttpTarget } from './http-target.ts';
import { createMemoryTarget } from './memory-target.ts';

const USAGE = `npm run fuzz -- [--requests N] [--seed S] [--over memory|http]

  --requests N  how many requests (50000; over http 5000)
  --seed S      without it, one that nobody has tried
  --over …      memory: the functions over stores in memory; http: a platform started for it, as by npm start`;

const COMPANY = new URL('./company.yaml', import.meta.url);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string' },
      seed: { type: 'string' },
      over: { type: 'string', default: 'memory' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || !['memory', 'http'].includes(values.over)) return console.log(USAGE);
  const overHttp = values.over === 'http';
  const seed = Number(values.seed ?? randomInt(1, 2 ** 31));
  const requests = Number(values.requests ?? (overHttp ? 5_000 : 50_000));
  const configuration = readFileSync(COMPANY, 'utf8');
  const target = overHttp ? await createHttpTarget(COMPANY) : await createMemoryTarget(configuration, seed);
  const startedAt = performance.now();
  try {
    const report = await fuzz(target, requests, seed, configuration);
    console.log(told(report, { seed, url: target.url, seconds: (performance.now() - startedAt) / 1_000 }));
    process.exitCode = report.defects.length + seldomAccepted(report).length === 0 ? 0 : 1;
  } finally {
    await target.stop();
  }
}

type About = { readonly seed: number; readonly url: string; readonly seconds: number };

function told(report: FuzzReport, { seed, url, seconds }: About): string {
  const { requests, statuses, operations, defects } = report;
  const seldom = seldomAccepted(report);
  const rows = Object.entries(operations)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { sent, fitting, accepted, slowestMs }]) => {
      const share = fitting === 0 ? '' : `${Math.round((100 * accepted) / fitting)} % of ${fitting} that fit`;
      return `  ${id.padEnd(26)} ${String(sent).padStart(6)} sent, ${share.padEnd(24)} slowest ${Math.round(slowestMs)} ms`;
    });
  return [
    ...rows,
    ...defects.map(({ at, what, request, answer }) =>
      [`\nseed ${seed}, request ${at}, ${request.operation.id}, ${request.what}: ${what}`, curlOf(request, url), answer].join(
        '\n',
      ),
    ),
    ...(seldom.length === 0 ? [] : ['\nseldom accepted, so hardly tried:']),
    ...seldom.map((id) => `  ${id}: ${JSON.stringify(operations[id]?.refused)}`),
    `\n${requests} requests (seed ${seed}) in ${seconds.toFixed(1)} s; answers: ${JSON.stringify(statuses)}; ${defects.length} kinds of defects`,
  ].join('\n');
}

await main();
