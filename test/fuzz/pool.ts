/** What a run has seen in answers, by the name of the field, so that later requests can speak of what there is. */
export type Pool = {
  add(name: string, value: unknown): void;
  /** Lets go of the values of that name of which this is true. */
  drop(name: string, isGone: (value: unknown) => boolean): void;
  /** Values of that name, oldest first. */
  of(name: string): readonly unknown[];
  /** Whether there are no others of that name: people, teams and what else the configuration says. */
  isWhole(name: string): boolean;
  /** Takes up everything that has a name in an answer of a path such as `/v1/tickets`. */
  harvest(path: string, answer: unknown): void;
};

const MOST = 40;

export function createPool(hints: { readonly [name: string]: readonly unknown[] }): Pool {
  const values = new Map<string, unknown[]>();
  const add = (name: string, value: unknown) => {
    const known = values.get(name) ?? [];
    if (known.includes(value)) return;
    known.push(value);
    if (known.length > MOST) known.shift();
    values.set(name, known);
  };
  const addField = (path: string, name: string, value: string | number): void => {
    if (name === 'id') add(nameOfIds(path), value);
    if (name === 'reference') for (const other of ['into', 'ids']) add(other, value);
    if (!(name in hints)) add(name, value);
  };
  const harvest = (path: string, answer: unknown): void => {
    if (typeof answer !== 'object' || answer === null) return;
    if (Array.isArray(answer)) {
      for (const item of answer.slice(0, 20)) harvest(path, item);
      return;
    }
    for (const [name, value] of Object.entries(answer)) {
      if (typeof value === 'string' || typeof value === 'number') addField(path, name, value);
      else harvest(path, value);
    }
  };
  const drop = (name: string, isGone: (value: unknown) => boolean) =>
    void values.set(
      name,
      (values.get(name) ?? []).filter((value) => !isGone(value)),
    );
  return {
    add,
    drop,
    of: (name) => [...(hints[name] ?? []), ...(values.get(name) ?? [])],
    isWhole: (name) => name in hints,
    harvest,
  };
}

/** `/v1/on-call/desk/overrides` lists what a path names as `{override}`. */
function nameOfIds(path: string): string {
  const last = path.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? '';
  return last.replace(/ies$/, 'y').replace(/s$/, '');
}

/** What is called otherwise in answers. */
const ALIASES: { readonly [name: string]: string } = { version: 'policyVersion' };

/** Under which name the pool has the values of a parameter of a path: `{id}` is what the segment before it lists. */
export function nameOfParameter(path: string, name: string): string {
  const alias = ALIASES[name];
  if (alias !== undefined) return alias;
  return name === 'id' ? nameOfIds(path.slice(0, path.indexOf('{id}'))) : name;
}
