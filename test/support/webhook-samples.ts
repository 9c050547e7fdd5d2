import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Bodies that real senders have posted. They lie beside the project and are not part of it; where they are absent, their tests are skipped. */
const FOLDER = resolve(import.meta.dirname, '../../../shared/webhooks');

export const HAS_SAMPLES = existsSync(FOLDER);

export const sample = (file: string): ReturnType<typeof JSON.parse> => JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8'));
