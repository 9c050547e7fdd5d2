import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { CACHE } from './cache-folder.ts';

/**
 * Keeps compiled code between starts, which saves a second and some thirty megabytes at each; also in threads and child processes.
 * To be called before the modules are imported that are worth it. Where the folder cannot be written to, nothing is kept.
 */
export function keepCompiledCode(): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(CACHE, 'compiled');
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
}
