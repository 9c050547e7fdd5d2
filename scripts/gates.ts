// `npm test`: every gate in turn, stopping at the first that fails, so that the last thing on the screen is what to mend.
import { spawnSync } from 'node:child_process';

/** Scripts of package.json, cheapest first. */
const GATES = ['types', 'lint', 'layers', 'unused', 'simulate:fresh', 'spec'];

for (const gate of GATES) {
  const startedAt = performance.now();
  console.log(`\n== ${gate} ==`);
  const { status } = spawnSync(process.execPath, ['--run', gate], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.error(`\n"${gate}" failed. Again, alone: npm run ${gate}`);
    process.exit(1);
  }
  // The last gate ends with its own summary, which stays the last line.
  if (gate !== GATES.at(-1)) console.log(`${gate}: ok (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
}
