import { type Alias, isAlias, isCollection, isPair, type Node } from 'yaml';

/**
 * How many values the aliases of a document stand for in all: what has to be gone through beside what is written. A short text can
 * stand for millions. @param aliases with what each stands for; none stands for a block that it is in
 */
export function aliasedValues(aliases: ReadonlyMap<Alias, Node>): number {
  const known = new Map<unknown, number>();
  const count = (node: unknown): number => {
    const found = known.get(node) ?? (isAlias(node) ? count(aliases.get(node)) : 1 + sumOf(partsOf(node), count));
    known.set(node, found);
    return found;
  };
  return sumOf([...aliases.values()], count);
}

function partsOf(node: unknown): readonly unknown[] {
  if (isPair(node)) return [node.key, node.value];
  return isCollection(node) ? node.items : [];
}

const sumOf = <T>(list: readonly T[], count: (one: T) => number): number => list.reduce((sum, one) => sum + count(one), 0);
