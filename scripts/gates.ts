// Runs every gate in turn and stops at the first that fails, so that the last thing on the screen is what to mend. `npm test` and .ci/run are this file.
import { spawnSync } from 'node:child_process';

const GATES: readonly { readonly name: string; readonly commands: readonly string[] }[] = [
  { name: 'types', commands: ['tsc -p tsconfig.json', 'tsc -p shared/core'] },
  { name: 'lint', commands: ['biome check --error-on-warnings', 'oxlint'] },
  { name: 'layers', commands: ['depcruise --config .dependency-cruiser.mjs --output-type err-long .'] },
  { name: 'unused', commands: ['knip'] },
  { name: 'tests', commands: ['vitest run'] },
];

const [only, ...filters] = process.argv.slice(2);
const gates = GATES.filter((gate) => only === undefined || gate.name === only);
if (gates.length === 0) fail(`no gate is called "${only}"; there are ${GATES.map((gate) => gate.name).join(', ')}`);

for (const gate of gates) {
  const startedAt = performance.now();
  console.log(`\n== ${gate.name} ==`);
  for (const command of gate.commands) {
    const { status } = spawnSync([command, ...filters].join(' '), { shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) fail(`gate "${gate.name}" failed: ${command}`);
  }
  if (gate.name !== 'tests') console.log(`${gate.name}: ok (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
}

function fail(reason: string): never {
  console.error(`\n${reason}`);
  process.exit(1);
}
