// Finds the place in the text that a path into the value came from, through aliases and `<<`.
import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { ProblemPath } from '../problem.ts';

export type Place = {
  /** Offset into the text. */
  readonly offset: number;
  /** The path as far as it is meaningful: a scalar that stands for a list or block of one has no inside. */
  readonly path: ProblemPath;
};

type Step = { readonly node: Node | undefined; readonly key?: Node | undefined };

/** Where the value at a path stands; if it is missing, where the block begins that it is missing from. `key` asks for the place of its name. */
export function locate(document: Document, path: ProblemPath, at: 'key' | 'value' = 'value'): Place {
  let step: Step = { node: document.contents as Node | undefined };
  for (const [depth, part] of path.entries()) {
    const next = child(document, step.node, part);
    if (next === undefined)
      return { offset: placeOf(step), path: isScalar(resolved(document, step.node)) ? path.slice(0, depth) : path };
    step = next;
  }
  return { offset: at === 'key' ? offsetOf(step.key ?? step.node) : placeOf(step), path };
}

function child(document: Document, parent: Node | undefined, part: string | number): Step | undefined {
  const container = resolved(document, parent);
  if (isSeq(container)) {
    const item = typeof part === 'number' ? container.items[part] : undefined;
    return item === undefined ? undefined : { node: item as Node };
  }
  if (!isMap(container)) return undefined;
  const own = container.items.find((pair) => keyText(pair) === String(part));
  if (own !== undefined) return { node: own.value as Node | undefined, key: own.key as Node };
  const merges = container.items.filter((pair) => keyText(pair) === '<<');
  for (const merge of merges) {
    const inherited = child(document, merge.value as Node | undefined, part);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

/** Of a block or list under a key the key is what people look for; of a single value, the value itself. */
function placeOf({ node, key }: Step): number {
  const empty = isScalar(node) && node.value === '' && node.type === 'PLAIN';
  return key !== undefined && (isCollection(node) || empty) ? offsetOf(key) : offsetOf(node ?? key);
}

function resolved(document: Document, node: Node | undefined): Node | undefined {
  return isAlias(node) ? node.resolve(document) : node;
}

const keyText = (pair: Pair) => (isScalar(pair.key) ? String(pair.key.value) : undefined);
const offsetOf = (node: Node | undefined) => node?.range?.[0] ?? 0;
