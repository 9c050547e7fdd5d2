/** `node --import` this: a program then fails in the end when an answer of the API was not as the OpenAPI document promises. */
import { takeBreaches } from './hold-to-contract.ts';

process.on('exit', () => {
  const breaches = takeBreaches();
  if (breaches.length === 0) return;
  process.stderr.write(`${breaches.join('\n')}\n`);
  process.exitCode = 1;
});
