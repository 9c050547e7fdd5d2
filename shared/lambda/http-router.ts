import { LONGEST_SEGMENT, type Route } from '../api/route.ts';
import { HttpProblem } from './http-problem.ts';

/** Finds the operation that a method and a path ask for. */
export type Match<Id extends string> = { readonly id: Id; readonly params: { readonly [name: string]: string } };

type Entry<Id extends string> = { readonly id: Id; readonly method: Route['method']; readonly segments: readonly string[] };

/** @throws HttpProblem 404 when no operation has the path, 405 when none has it with this method */
export function createRouter<Id extends string>(
  routes: { readonly [I in Id]: Route },
): (method: string, path: string) => Match<Id> {
  const entries = (Object.entries(routes) as [Id, Route][]).map(
    ([id, { method, path }]): Entry<Id> => ({ id, method, segments: path.split('/') }),
  );
  return (method, path) => {
    const segments = path.split('/');
    const fitting = entries.flatMap((entry) => {
      const params = paramsOf(entry.segments, segments);
      return params === undefined ? [] : [{ entry, params }];
    });
    // What can be read can be asked for its headers alone.
    const asked = method === 'HEAD' ? 'GET' : method;
    const found = fitting.find(({ entry }) => entry.method === asked);
    if (found !== undefined) return { id: found.entry.id, params: found.params };
    throw fitting.length === 0 ? unknownPath() : wrongMethod(fitting.map(({ entry }) => entry.method));
  };
}

function paramsOf(template: readonly string[], path: readonly string[]): { readonly [name: string]: string } | undefined {
  if (template.length !== path.length) return undefined;
  const params: { [name: string]: string } = {};
  for (const [index, part] of template.entries()) {
    const given = path[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== given) return undefined;
    } else if (given === '' || given.length > LONGEST_SEGMENT) return undefined;
    else params[part.slice(1, -1)] = unescaped(given);
  }
  return params;
}

/** What is escaped wrongly is taken as it stands, and found nowhere. */
function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const unknownPath = (): HttpProblem =>
  new HttpProblem({
    status: 404,
    code: 'unknown-path',
    detail: 'Nothing is at this path. GET /openapi.json lists what there is.',
  });

function wrongMethod(methods: readonly Route['method'][]): HttpProblem {
  const allow = [...new Set(methods)].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  return new HttpProblem({ status: 405, code: 'wrong-method', detail: `This path takes ${allow}.`, headers: { allow } });
}
