/**
 * Turns one function into the folder that Lambda runs. The SDK is bundled too: that pins its version to the one that
 * was tested, and starts faster than the copy in the runtime. Used for deployment and for measuring what is deployed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { FunctionName } from './function-name.ts';
import { PROJECT_ROOT } from './project-root.ts';

/** Some dependencies are CommonJS and call `require`, which an ES module does not have. */
const REQUIRE = "import { createRequire as pledgeRequire } from 'node:module'; const require = pledgeRequire(import.meta.url);";

/** @param files texts to put beside the code, by name */
export function bundle(name: FunctionName, folder: string, files: { readonly [name: string]: string } = {}): void {
  buildSync({
    entryPoints: { index: join(PROJECT_ROOT, 'functions', name, 'handler.ts') },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: PROJECT_ROOT,
    bundle: true,
    // What is imported on first use stays in files of its own, which a cold start does not read.
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}
