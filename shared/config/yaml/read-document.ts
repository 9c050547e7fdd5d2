// Reads YAML without giving it any power: no tags, no types but text, no code, no expansion bombs. Every complaint has its line.
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
} from 'yaml';
import { LONGEST_CONFIGURATION } from '../../core/limits.ts';
import { quote } from '../text/parsed.ts';
import { didYouMean } from '../text/suggest.ts';
import { aliasedValues } from './aliased-values.ts';

/** A complaint about the text itself, at an offset into it. */
export type SyntaxProblem = { readonly offset: number; readonly message: string };

export type ReadDocument =
  | { readonly ok: true; readonly document: Document; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly SyntaxProblem[] };

/** How many values all aliases together may stand for, as many as a long file writes out: enough for any honest file, and no bomb. */
const MOST_ALIASED = 20_000;

/** What follows from a slip soon says nothing any more. */
const MOST_PROBLEMS = 20;

/** Reads one YAML document. All values are text, as they are written; anchors and `<<` are carried out. */
export function readDocument(text: string): ReadDocument {
  if (text.length > LONGEST_CONFIGURATION)
    return failed(0, `the file is larger than ${LONGEST_CONFIGURATION} characters; is it the right one?`);
  const half = /\p{Surrogate}/u.exec(text);
  if (half !== null) return failed(half.index, 'half of a character (a lone surrogate) stands here; write the whole one');
  const document = parseDocument(text, {
    schema: 'failsafe',
    merge: true,
    stringKeys: true,
    // Looked for below: the parser compares each key with all before it.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const problems = [...document.errors, ...document.warnings].map(explain);
  if (problems.length > 0) return { ok: false, problems: mostTelling(problems) };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === '')) {
    return failed(0, 'the file is empty; start from the sample that comes with Pledge');
  }
  return toValue(document);
}

function toValue(document: Document): ReadDocument {
  try {
    const problems = refusals(document);
    if (problems.length > 0) return { ok: false, problems };
    // What aliases cost was counted above.
    return { ok: true, document, value: document.toJS({ maxAliasCount: -1 }) };
  } catch (cause) {
    if (cause instanceof RangeError) return failed(0, TOO_DEEP);
    throw cause;
  }
}

/** What is YAML but has no place here. */
function refusals(document: Document): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const anchors = new Map<string, Node>();
  const aliases = new Map<Alias, Node>();
  const names = anchorsOf(document);
  const refuse = (node: Node, message: string) =>
    problems.push({ offset: offsetOf(node), message }) < MOST_PROBLEMS ? undefined : visit.BREAK;
  visit(document, {
    Alias(_, alias, path) {
      const target = anchors.get(alias.source);
      if (target === undefined) return refuse(alias, noAnchor(alias.source, names));
      if (path.includes(target))
        return refuse(alias, `*${alias.source} stands for the block that it is in; write out what is meant`);
      aliases.set(alias, target);
      return undefined;
    },
    Pair(_, { key, value }) {
      if (!isScalar(key)) return undefined;
      if (key.value === '__proto__') return refuse(key, '"__proto__" cannot be a key; choose another name');
      if (key.value === '<<' && !isMap(isAlias(value) ? anchors.get(value.source) : value))
        return refuse(key, '<< takes the alias of a block, e.g. <<: *base');
      return undefined;
    },
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      const repeated = isMap(node) ? repeatedKey(node.items) : undefined;
      if (repeated !== undefined) return refuse(repeated, givenTwice(String(repeated.value)));
      return node.tag === undefined || PLAIN_TAGS.has(node.tag) ? undefined : refuse(node, NO_TAGS);
    },
  });
  if (problems.length === 0 && aliasedValues(aliases) > MOST_ALIASED)
    problems.push({ offset: 0, message: `aliases stand for more than ${MOST_ALIASED} values; write fewer of them` });
  return problems;
}

/** The first key of a block that an earlier one has already. */
function repeatedKey(items: readonly Pair[]): Scalar | undefined {
  const seen = new Set<unknown>();
  const keys = items.map(({ key }) => key).filter((key) => isScalar(key));
  return keys.find(({ value }) => seen.size === seen.add(value).size);
}

function givenTwice(key: string): string {
  return `${key === '' ? 'this key' : quote(key.slice(0, 60))} is given twice in the same block; keep one of them`;
}

function anchorsOf(document: Document): readonly string[] {
  const anchors: string[] = [];
  visit(document, {
    Value(_, node) {
      if (node.anchor !== undefined) anchors.push(node.anchor);
    },
  });
  return anchors;
}

function noAnchor(name: string, anchors: readonly string[]): string {
  const meant = didYouMean(name, anchors);
  return `*${name} stands for nothing: no &${name} comes before it${meant}${meant === '' ? '; text that starts with * needs quotes' : ''}`;
}

/** Nesting that is too deep makes every block of it a mistake. */
function mostTelling(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const tooDeep = problems.find((problem) => problem.message === TOO_DEEP);
  return tooDeep === undefined ? problems.slice(0, MOST_PROBLEMS) : [tooDeep];
}

function explain(problem: YAMLError): SyntaxProblem {
  const [offset] = problem.pos;
  if (problem.message.startsWith('Flow ')) return { offset, message: 'a [ or { from above is not closed here; add its ] or }' };
  return { offset, message: EXPLANATIONS[problem.code] };
}

const TOO_DEEP = 'blocks are nested too deeply here';
const NO_TAGS = 'tags such as !name have no meaning here; remove it, or put the text in quotes';
const PLAIN_TAGS = new Set(['str', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));

const ODD_ANCHOR =
  'an anchor (&name), alias (*name) or tag is out of place here; write &name right before a value and *name alone';
const ODD_CHARACTER = 'text cannot start with this character; put it in quotes';

const EXPLANATIONS: { readonly [C in YAMLError['code']]: string } = {
  ALIAS_PROPS: ODD_ANCHOR,
  BAD_ALIAS: ODD_ANCHOR,
  BAD_COLLECTION_TYPE: NO_TAGS,
  BAD_DIRECTIVE: 'a line that starts with % is an instruction to YAML; remove it',
  BAD_DQ_ESCAPE: 'a backslash between double quotes has a meaning of its own; put the text in single quotes',
  BAD_INDENT: 'this line is not indented like the rest of its block; line it up',
  BAD_PROP_ORDER: ODD_ANCHOR,
  BAD_SCALAR_START: ODD_CHARACTER,
  BLOCK_AS_IMPLICIT_KEY: 'two keys stand on one line, or a line is indented too far; text with ": " in it needs quotes',
  BLOCK_IN_FLOW: 'a comma or a bracket is missing before this, or text with ": " in it needs quotes',
  DUPLICATE_KEY: givenTwice(''),
  IMPOSSIBLE: ODD_CHARACTER,
  KEY_OVER_1024_CHARS: 'this key has no end; is a quotation mark or a colon missing?',
  MISSING_CHAR: 'something is missing before this: a closing quotation mark, a bracket, or the colon after a key',
  MULTILINE_IMPLICIT_KEY: 'this key runs over several lines; is a quotation mark or a colon missing?',
  MULTIPLE_ANCHORS: ODD_ANCHOR,
  MULTIPLE_DOCS: 'a second document starts here; keep one and remove the line ---',
  MULTIPLE_TAGS: NO_TAGS,
  NON_STRING_KEY: 'a key must be plain text; a value with braces needs quotes',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  TAB_AS_INDENT: 'a tab indents this line; use spaces',
  TAG_RESOLVE_FAILED: NO_TAGS,
  UNEXPECTED_TOKEN: 'this is out of place here; text with special characters in it needs quotes',
};

const failed = (offset: number, message: string): ReadDocument => ({ ok: false, problems: [{ offset, message }] });
const offsetOf = (node: Node) => node.range?.[0] ?? 0;
