/** Prints the resources for a runtime outside AWS as JSON. A short-lived process, so that a long-lived one need not hold the CDK in memory. */
import { synthesizeResources } from './resources.ts';

process.stdout.write(`${JSON.stringify(synthesizeResources(), null, 2)}\n`);
