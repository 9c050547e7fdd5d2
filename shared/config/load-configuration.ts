// Reads pledge.yaml. A file that is not right in every respect is refused as a whole, with the place of each mistake and what to write instead:
// nothing later in the platform has to doubt a configuration.
import { readFileSync } from 'node:fs';
import { LineCounter } from 'yaml';
import type { ConfigurationDraft } from '../app/ports.ts';
import type { LocalDate } from '../core/sla/calendar.ts';
import { checkFile } from './checks/check-file.ts';
import { compileFile } from './compile/compile-file.ts';
import { type ConfigurationProblem, type Finding, pathText } from './problem.ts';
import { readFile } from './schema/read-file.ts';
import { locate } from './yaml/locate.ts';
import { type ReadDocument, readDocument } from './yaml/read-document.ts';

export type ConfigurationSource = { readonly text: string /** What messages call it. */; readonly file: string };

export type LoadedConfiguration =
  | { readonly ok: true; readonly draft: ConfigurationDraft; readonly warnings: readonly ConfigurationProblem[] }
  | { readonly ok: false; readonly errors: readonly ConfigurationProblem[]; readonly warnings: readonly ConfigurationProblem[] };

/** More would scroll the first mistakes, which often cause the others, out of sight. */
const MOST_PROBLEMS = 100;

/**
 * Loads a configuration file from its path or its text. Never throws: a file that cannot be read is an error too.
 * @param today the date here, for warnings of what will soon be out of date; none of those without it
 * @returns the draft with warnings, or errors in the order of the file. Warnings are what works but was hardly meant.
 */
export function loadConfiguration(source: string | ConfigurationSource, today?: LocalDate): LoadedConfiguration {
  if (typeof source !== 'string') return loadText(source, today);
  try {
    return loadText({ text: readFileSync(source, 'utf8'), file: source }, today);
  } catch (cause) {
    return { ok: false, errors: [{ file: source, line: 1, column: 1, path: '', message: whyUnreadable(cause) }], warnings: [] };
  }
}

function loadText({ text, file }: ConfigurationSource, today: LocalDate | undefined): LoadedConfiguration {
  const place = placesIn(text, file);
  const read = readDocument(text);
  if (!read.ok) {
    const errors = read.problems.map(({ offset, message }) => ({ ...place(offset), path: '', message }));
    return { ok: false, errors: firstOfEachLine(inOrder(errors)), warnings: [] };
  }
  const report = (findings: readonly Finding[]) =>
    inOrder(findings.slice(0, MOST_PROBLEMS).map((finding) => problemOf(finding, read, place)));
  const shape = readFile(read.value);
  if (!shape.ok) return { ok: false, errors: report(shape.findings), warnings: [] };
  const findings = checkFile(shape.file, today);
  const errors = report(findings.filter(({ severity }) => severity === 'error'));
  const warnings = report(findings.filter(({ severity }) => severity === 'warning'));
  return errors.length > 0 ? { ok: false, errors, warnings } : { ok: true, draft: compileFile(shape.file), warnings };
}

type Placed = Omit<ConfigurationProblem, 'path' | 'message'>;

function placesIn(text: string, file: string): (offset: number) => Placed {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return (offset) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file, line, column: col };
  };
}

function problemOf(
  { path, at, message }: Finding,
  { document }: Extract<ReadDocument, { ok: true }>,
  place: (offset: number) => Placed,
): ConfigurationProblem {
  const found = locate(document, path, at);
  return { ...place(found.offset), path: pathText(found.path), message };
}

/** By place; the same complaint about the same place, which an anchor can make twice, once. */
function inOrder(problems: readonly ConfigurationProblem[]): readonly ConfigurationProblem[] {
  const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return sorted.filter((one, index) => {
    const previous = sorted[index - 1];
    return (
      previous === undefined || previous.line !== one.line || previous.column !== one.column || previous.message !== one.message
    );
  });
}

/** One slip makes a parser stumble several times. */
function firstOfEachLine(sorted: readonly ConfigurationProblem[]): readonly ConfigurationProblem[] {
  return sorted.filter((one, index) => sorted[index - 1]?.line !== one.line);
}

function whyUnreadable(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') return 'there is no such file; check the path';
  if (code === 'EACCES') return 'may not be read; check its permissions';
  if (code === 'EISDIR') return 'is a folder; name the file in it';
  return 'cannot be read; check that it is a text file';
}
