/** What a function is told by its environment, by the names in its `env.ts`. */
export type Env<Names extends readonly string[]> = { readonly [N in Names[number]]: string };

/** The only reader of the process environment. @throws when a variable is missing, naming all that are */
export function readEnv<const Names extends readonly string[]>(names: Names, source = process.env): Env<Names> {
  const missing = names.filter((name) => !source[name]);
  if (missing.length > 0) throw new Error(`the environment lacks ${missing.join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Env<Names>;
}
