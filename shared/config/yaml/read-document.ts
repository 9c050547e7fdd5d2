// Reads YAML without giving it any power: no tags, no types but text, no code, no expansion bombs. Every complaint has its line.
import { type Document, isAlias, isMap, isScalar, type Node, parseDocument, visit, type YAMLError } from 'yaml';
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
  const problems = [...document.errors, ...document.warnings].map(explain);
  if (problems.length > 0) return { ok: false, problems: firstOfEachPlace(problems) };
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

/** One slip makes the parser complain several times in the same place. */
function firstOfEachPlace(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const tooDeep = problems.find((problem) => problem.message === TOO_DEEP);
  if (tooDeep !== undefined) return [tooDeep];
  return problems.filter((one, index) => problems.findIndex((other) => other.offset === one.offset) === index).slice(0, 20);
}

function explain(problem: YAMLError): SyntaxProblem {
  return { offset: problem.pos[0], message: EXPLANATIONS[problem.code] ?? firstLine(problem) };
}

const TOO_DEEP = 'blocks are nested too deeply here';
const NO_TAGS = 'tags such as !name have no meaning here; remove it, or put the text in quotes';
const PLAIN_TAGS = new Set(['str', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));

const EXPLANATIONS: { readonly [C in YAMLError['code']]?: string } = {
  TAB_AS_INDENT: 'a tab indents this line; use spaces',
  DUPLICATE_KEY: 'this key is given twice in the same block; keep one of them',
  MULTIPLE_DOCS: 'a second document starts here; keep one and remove the line ---',
  TAG_RESOLVE_FAILED: NO_TAGS,
  NON_STRING_KEY: 'a key must be plain text; a value with braces needs quotes',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  BAD_SCALAR_START: 'text cannot start with this character; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'two keys stand on one line, or a line is indented too far; text with ": " in it needs quotes',
};

const failed = (offset: number, message: string): ReadDocument => ({ ok: false, problems: [{ offset, message }] });
const firstLine = (problem: YAMLError) => problem.message.split('\n', 1).join('');
const offsetOf = (node: Node) => node.range?.[0] ?? 0;
