// Reads YAML without giving it any power: no tags, no types but text, no code, no expansion bombs. Every complaint has its line.
import { type Document, isAlias, isMap, isScalar, type Node, parseDocument, visit, type YAMLError } from 'yaml';
import { quote } from '../text/parsed.ts';
import { didYouMean } from '../text/suggest.ts';

/** A complaint about the text itself, at an offset into it. */
export type SyntaxProblem = { readonly offset: number; readonly message: string };

export type ReadDocument =
  | { readonly ok: true; readonly document: Document; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly SyntaxProblem[] };

/** A file that names two thousand people has some 200 kB. */
const MOST_CHARACTERS = 500_000;

/** How often all aliases together may stand for something: enough for any honest file, and no bomb. */
const MOST_ALIASES = 1_000;

/** What follows from a slip soon says nothing any more. */
const MOST_PROBLEMS = 20;

/** Reads one YAML document. All values are text, as they are written; anchors and `<<` are carried out. */
export function readDocument(text: string): ReadDocument {
  if (text.length > MOST_CHARACTERS)
    return failed(0, `the file is larger than ${MOST_CHARACTERS} characters; is it the right one?`);
  const document = parseDocument(text, {
    schema: 'failsafe',
    merge: true,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const problems = [...document.errors, ...document.warnings].map((problem) => explain(problem, text));
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
    return { ok: true, document, value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (cause) {
    // The library's answer to alias bombs.
    if (cause instanceof ReferenceError)
      return failed(0, `aliases stand for more than ${MOST_ALIASES} values; write fewer of them`);
    if (cause instanceof RangeError) return failed(0, TOO_DEEP);
    throw cause;
  }
}

/** What is YAML but has no place here. */
function refusals(document: Document): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const anchors = anchorsOf(document);
  let aliases = 0;
  const refuse = (node: Node, message: string) => void problems.push({ offset: offsetOf(node), message });
  visit(document, {
    Alias(_, alias, path) {
      aliases += 1;
      if (aliases > MOST_ALIASES) return visit.BREAK;
      const target = alias.resolve(document);
      if (target === undefined) refuse(alias, noAnchor(alias.source, anchors));
      else if (path.includes(target))
        refuse(alias, `*${alias.source} stands for the block that it is in; write out what is meant`);
      return undefined;
    },
    Pair(_, { key, value }) {
      if (!isScalar(key)) return;
      if (key.value === '__proto__') refuse(key, '"__proto__" cannot be a key; choose another name');
      if (key.value === '<<' && !isMap(isAlias(value) ? value.resolve(document) : value))
        refuse(key, '<< takes the alias of a block, e.g. <<: *base');
    },
    Value(_, node) {
      if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) refuse(node, NO_TAGS);
    },
  });
  return problems;
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

function explain(problem: YAMLError, text: string): SyntaxProblem {
  const [offset] = problem.pos;
  if (problem.code === 'DUPLICATE_KEY') {
    const key = /^[^\s:,}]{0,60}/.exec(text.slice(offset, offset + 60))?.[0] ?? '';
    return { offset, message: `${key === '' ? 'this key' : quote(key)} is given twice in the same block; keep one of them` };
  }
  if (problem.message.startsWith('Flow ')) return { offset, message: 'a [ or { from above is not closed here; add its ] or }' };
  return { offset, message: EXPLANATIONS[problem.code] };
}

const TOO_DEEP = 'blocks are nested too deeply here';
const NO_TAGS = 'tags such as !name have no meaning here; remove it, or put the text in quotes';
const PLAIN_TAGS = new Set(['str', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));

const ODD_ANCHOR =
  'an anchor (&name), alias (*name) or tag is out of place here; write &name right before a value and *name alone';
const ODD_CHARACTER = 'text cannot start with this character; put it in quotes';

const EXPLANATIONS: { readonly [C in Exclude<YAMLError['code'], 'DUPLICATE_KEY'>]: string } = {
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
