// Changes lists of a calendar in the text of pledge.yaml line by line: whatever else stands there, comments and spacing too, stays as it is.
import { Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { readDocument } from '../../shared/config/yaml/read-document.ts';
import type { Entry } from './imported-days.ts';
import { firstDateOf, LISTS, type ListChange, type ListName, type Lists, type Merge } from './merge-import.ts';

export type Edited = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** The entries of a calendar's lists as they are written; the file must be right. */
export function listsIn(text: string, calendar: string): Lists {
  const read = readDocument(text);
  const value = read.ok
    ? (read.value as { readonly calendars: { readonly [name: string]: Partial<Lists> | undefined } })
    : undefined;
  const section = value?.calendars[calendar];
  const listOf = (list: ListName) => (Array.isArray(section?.[list]) ? section[list] : []);
  return { holidays: listOf('holidays'), workdays: listOf('workdays') };
}

/** The text with the changes carried out, or why they have to be made by hand. */
export function editCalendar(text: string, calendar: string, changes: Merge['changes']): Edited {
  const read = readDocument(text);
  const section = read.ok ? read.document.getIn(['calendars', calendar], true) : undefined;
  const place = `calendars.${calendar}`;
  if (!isMap(section)) return refused(`${place} stands for another block; import into the calendar that it stands for`);
  if (section.flow === true) return refused(`${place} is written in braces; write it as a block, one key a line`);
  const changed = LISTS.filter((list) => changes[list].add.length + changes[list].remove.length > 0);
  // A new list stands below what comes into the others.
  const inOrder = changed.toSorted((a, b) => Number(section.has(b)) - Number(section.has(a)));
  const edits: Edit[] = [];
  for (const list of inOrder) {
    const found = editList({ text, section, list }, changes[list]);
    if (typeof found === 'string') return refused(`${place}.${list} ${found}`);
    edits.push(...found);
  }
  return { ok: true, text: carryOut(text, edits) };
}

/** An entry on one line, as people write them: `{ date: 2026-01-01, name: 元旦 }`. */
export function entryText(entry: Entry): string {
  const document = new Document(entry);
  if (isMap(document.contents)) document.contents.flow = true;
  return document.toString({ lineWidth: 0 }).trim();
}

type Edit = { readonly from: number; readonly to: number; readonly text: string };
type Place = { readonly text: string; readonly section: YAMLMap; readonly list: ListName };

/** The edits, or what is in their way. */
function editList({ text, section, list }: Place, change: ListChange): readonly Edit[] | string {
  const pair = section.items.find(({ key }) => isScalar(key) && key.value === list);
  if (pair === undefined) return [appended(text, section, [`${list}:`, ...linesOf(change.add)])];
  if (isAlias(pair.value)) return 'stands for another list; import into the calendar that has that';
  if (!isSeq(pair.value) || pair.value.items.length === 0) return fillEmpty(text, pair, change.add);
  if (pair.value.flow === true) return 'is written in brackets; write it as a list, one entry a line';
  return editItems(text, pair.value, change);
}

const linesOf = (entries: readonly Entry[]) => entries.map((entry) => `  - ${entryText(entry)}`);

/** Behind the last line of the calendar, in its indentation. */
function appended(text: string, section: YAMLMap, lines: readonly string[]): Edit {
  const indent = ' '.repeat(columnOf(text, startOf(section)));
  const at = lineEnd(text, endOf(text, section));
  return insertion(
    text,
    at,
    lines.map((line) => indent + line),
  );
}

/** A key without a list, or with an empty one, which may have a comment behind it. */
function fillEmpty(text: string, { key, value }: Pair, entries: readonly Entry[]): readonly Edit[] {
  const node = key as Node;
  const indent = ' '.repeat(columnOf(text, startOf(node)));
  const at = lineEnd(text, isSeq(value) ? endOf(text, value) : startOf(node));
  const filled = insertion(
    text,
    at,
    linesOf(entries).map((line) => indent + line),
  );
  if (!isSeq(value)) return [filled];
  // The blank before the brackets goes with them.
  return [{ from: startOf(value) - 1, to: endOf(text, value), text: '' }, filled];
}

/** Each new entry comes behind the last that is not later. */
function editItems(text: string, seq: YAMLSeq, { remove, add }: ListChange): readonly Edit[] {
  const items = seq.items.map((item) => {
    const node = item as Node;
    const from = lineStart(text, startOf(node));
    return { from, to: lineEnd(text, endOf(text, node)), date: firstDateOf((isMap(node) ? node.toJSON() : {}) as Entry) };
  });
  const [first] = items;
  if (first === undefined) return [];
  const dash = text.slice(first.from, text.indexOf('-', first.from));
  const removals = remove.flatMap((index) => items.slice(index, index + 1).map(({ from, to }) => ({ from, to, text: '' })));
  const additions = add.map((entry) => {
    const before = items.findLast(({ date }) => date <= firstDateOf(entry));
    return insertion(text, before?.to ?? first.from, [`${dash}- ${entryText(entry)}`]);
  });
  return [...removals, ...additions];
}

function insertion(text: string, at: number, lines: readonly string[]): Edit {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const written = lines.map((line) => line + newline).join('');
  return { from: at, to: at, text: at === text.length && !text.endsWith('\n') ? newline + written : written };
}

/** From the end of the text to its beginning, so that no edit moves another. At one place: first what goes, then what comes, the last below. */
function carryOut(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, index) => ({ ...edit, index }))
    .toSorted((a, b) => b.from - a.from || b.to - a.to || b.index - a.index);
  return sorted.reduce((changed, edit) => changed.slice(0, edit.from) + edit.text + changed.slice(edit.to), text);
}

const startOf = (node: Node) => node.range?.[0] ?? 0;

/** The end of what is written, without the blanks and comments that the parser counts to a block. */
function endOf(text: string, node: Node): number {
  const [from, to] = node.range ?? [0, 0];
  return from + text.slice(from, to).trimEnd().length;
}

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;
const columnOf = (text: string, at: number) => at - lineStart(text, at);

/** Behind the line break of the line. */
function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

const refused = (message: string): Edited => ({ ok: false, message });
