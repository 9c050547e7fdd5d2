import { InvalidCursorError } from '../../../shared/app/errors.ts';
import { bodyProblem, HttpProblem } from '../../../shared/lambda/http-problem.ts';
import type { PoliciesServices } from '../services.ts';

/** Well before the gateway gives up: the step that is under way has to end, and the answer to leave. */
const WORK_MS = 15_000;

/** It stands in the body, for the other parts of the request belong to it. @throws HttpProblem 400 */
function nameCursor(cause: unknown): never {
  if (!(cause instanceof InvalidCursorError)) throw cause;
  const detail = 'Pass `nextCursor` of the part before, with the rest of the request unchanged; or leave it out to start anew.';
  throw new HttpProblem({ status: 400, code: 'invalid-cursor', detail, errors: [bodyProblem(['cursor'], detail)] });
}

type Paged = { readonly nextCursor?: string };

export type Steps<T extends Paged> = {
  readonly step: (cursor: string | undefined) => Promise<T>;
  /** Of two steps in a row what they found together; where to go on is the second's to say. */
  readonly add: (one: T, other: T) => Omit<T, 'nextCursor'>;
  /** Whether it is as large as an answer should be. */
  readonly isFull: (page: T) => boolean;
};

/** Takes step after step until there is none left, an answer is due, or it is full: whoever asked goes on from `nextCursor`. */
export async function untilTimeIsUp<T extends Paged>(
  { uptimeMs }: Pick<PoliciesServices, 'uptimeMs'>,
  cursor: string | undefined,
  { step, add, isFull }: Steps<T>,
): Promise<T> {
  const startedMs = uptimeMs();
  let page = await step(cursor).catch(nameCursor);
  while (page.nextCursor !== undefined && uptimeMs() - startedMs < WORK_MS && !isFull(page)) {
    const next = await step(page.nextCursor);
    const { nextCursor: _, ...sum } = { ...page, ...add(page, next) };
    page = { ...sum, ...(next.nextCursor === undefined ? {} : { nextCursor: next.nextCursor }) } as T;
  }
  return page;
}
