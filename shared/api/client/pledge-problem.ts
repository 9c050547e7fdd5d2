import type { Problem } from './operation.ts';

/** A refusal. `problem` is what the API said, `problem.code` is for programs; there is none when something between has answered. */
export class PledgeProblem extends Error {
  override readonly name = 'PledgeProblem';
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(
      problem === undefined
        ? `Answered with ${status}, and not by Pledge. Check the address.`
        : `${problem.detail} (${problem.code})`,
    );
    this.status = status;
    this.problem = problem;
  }
}

export async function problemOf(answer: Response): Promise<PledgeProblem> {
  const body: unknown = await answer.json().catch(() => undefined);
  return new PledgeProblem(answer.status, isProblem(body) ? body : undefined);
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
