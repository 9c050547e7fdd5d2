/** Reads the settings file of a stage. All that is wrong with it is told at once, each with line, field and fix. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { camelKeys } from './camel-keys.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { type StageSettings, stageSchema } from './stage.ts';

const STAGES_FOLDER = join(PROJECT_ROOT, 'infra/stages');
/** It begins the names of stacks, functions and queues; the shortest of their limits is 64 characters. */
const STAGE_NAME = /^[a-z][a-z0-9-]{0,19}$/;

export class StageSettingsError extends Error {
  override readonly name = 'StageSettingsError';
}

/** @throws StageSettingsError when there is no such stage, or its file is wrong */
export function loadStage(name: string, folder = STAGES_FOLDER): StageSettings {
  if (!STAGE_NAME.test(name)) {
    throw new StageSettingsError(
      `stage "${name}": a stage's name is up to 20 lower-case letters, digits and dashes, and begins with a letter`,
    );
  }
  const path = join(folder, `${name}.yaml`);
  const shown = relative(PROJECT_ROOT, path);
  if (!existsSync(path)) {
    throw new StageSettingsError(
      `stage "${name}" has no settings: write ${shown}, or choose one of ${stagesIn(folder).join(', ')}`,
    );
  }
  return { name, ...parseStage(readFileSync(path, 'utf8'), shown) };
}

const stagesIn = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));

function parseStage(text: string, shown: string): Omit<StageSettings, 'name'> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problem = (offset: number, what: string) => `${shown}:${lines.linePos(offset).line}: ${what}`;
  if (document.errors.length > 0) refuse(document.errors.map((error) => problem(error.pos[0], error.message)));
  const parsed = stageSchema.safeParse(document.toJS());
  if (parsed.success) return camelKeys(parsed.data);
  const problems = parsed.error.issues
    .flatMap(fieldsOf)
    .map(({ field, fix }) => problem(offsetOf(document, field), `${field.join('.') || 'the file'}: ${fix}`));
  return refuse(problems);
}

function refuse(problems: readonly string[]): never {
  throw new StageSettingsError(problems.join('\n'));
}

type Field = readonly PropertyKey[];

/** A block reports its unknown fields together; each is a mistake of its own. */
function fieldsOf(issue: z.core.$ZodIssue): readonly { readonly field: Field; readonly fix: string }[] {
  const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return fields.map((field) => ({ field, fix: issue.message }));
}

/** Where the field's name stands; if the field is missing, the name of the block that misses it. */
function offsetOf(document: Document, field: Field): number {
  const name = field.at(-1);
  const block = document.getIn(field.slice(0, -1), true);
  const pair = isMap(block) ? block.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
  if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  return field.length === 0 ? 0 : offsetOf(document, field.slice(0, -1));
}
