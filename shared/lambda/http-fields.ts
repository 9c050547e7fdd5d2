import type * as z from 'zod/mini';
import { type ComponentName, components } from '../api/components.ts';
import type { Route } from '../api/route.ts';
import { didYouMean } from '../config/text/suggest.ts';
import type { HttpReply } from './http.ts';
import { invalidInput } from './http-problem.ts';

/** Answers with some of their fields only. Loaded when somebody asks for that, since it needs the schemas of answers. */
type Schema = z.core.$ZodType;
type Tree = Map<string, Tree>;

/** What of the answers of a route is asked for. @throws HttpProblem 422 naming every field that there is not */
export function readFields({ answers: [answer] }: Route, fields: readonly string[]): Tree {
  const item = answer?.content.kind === 'json' ? itemOf(answer.content.schema) : undefined;
  const errors = fields.flatMap((path) => {
    const problem = item === undefined ? undefined : problemWith(path.split('.'), item);
    return problem === undefined ? [] : [{ field: 'fields', in: 'query' as const, detail: problem }];
  });
  if (errors.length > 0) throw invalidInput(errors);
  return treeOf(fields);
}

/** Of a list, what each of its items is. */
function itemOf(name: ComponentName): Schema {
  const whole: Schema = components[name];
  const items = childrenOf(whole).get('items');
  return items?.[0] !== undefined && childrenOf(whole).has('nextCursor') ? items[0] : whole;
}

function problemWith(path: readonly string[], item: Schema): string | undefined {
  let schemas: readonly Schema[] = [item];
  for (const [at, name] of path.entries()) {
    if (schemas.some(isOpen)) return undefined;
    const known = schemas.map(childrenOf);
    const next = known.flatMap((children) => children.get(name) ?? []);
    if (next.length === 0) {
      const names = [...new Set(known.flatMap((children) => [...children.keys()]))];
      return `There is no field \`${path.slice(0, at + 1).join('.')}\`${didYouMean(name, names) || '.'} ${said(names)}`;
    }
    schemas = next;
  }
  return undefined;
}

const said = (names: readonly string[]) =>
  names.length === 0 ? 'It has no fields of its own.' : `There are: ${names.toSorted().join(', ')}.`;

/** Fields with names that nobody knows beforehand. */
const isOpen = (schema: Schema): boolean => definitionOf(schema).type === 'record';

type Definition = {
  readonly type: string;
  readonly shape?: { readonly [name: string]: Schema };
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly options?: readonly Schema[];
};

function definitionOf(schema: Schema): Definition {
  const definition = schema._zod.def as unknown as Definition;
  const inner = definition.innerType ?? definition.element;
  return inner === undefined ? definition : definitionOf(inner);
}

/** What each field of a value may be; one of a list stands for all. */
function childrenOf(schema: Schema): ReadonlyMap<string, readonly Schema[]> {
  const { shape = {}, options = [] } = definitionOf(schema);
  const children = new Map(Object.entries(shape).map(([name, part]) => [name, [part]]));
  for (const option of options) {
    for (const [name, parts] of childrenOf(option)) children.set(name, [...(children.get(name) ?? []), ...parts]);
  }
  return children;
}

function treeOf(fields: readonly string[]): Tree {
  const tree: Tree = new Map();
  for (const path of fields) {
    let branch = tree;
    for (const name of path.split('.')) {
      const next = branch.get(name) ?? new Map();
      branch.set(name, next);
      branch = next;
    }
  }
  return tree;
}

export function withFields(reply: HttpReply, tree: Tree): HttpReply {
  if (reply.content.kind !== 'json') return reply;
  const { value } = reply.content;
  const list = 'items' in value && 'nextCursor' in value;
  return {
    ...reply,
    content: { kind: 'json', value: list ? { ...value, items: pick(value.items, tree) } : (pick(value, tree) as object) },
  };
}

function pick(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, tree));
  if (typeof value !== 'object' || value === null || tree.size === 0) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const branch = tree.get(name);
      return branch === undefined ? [] : [[name, pick(part, branch)]];
    }),
  );
}
