import { fileURLToPath } from 'node:url';

/** The folder that holds `cdk.json`. Paths in settings are relative to it, wherever a command is started. */
export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url));
