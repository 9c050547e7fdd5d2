export type Fetch = (request: Request) => Promise<Response>;
export type Wait = (ms: number) => Promise<void>;

/** Sent so often at most. */
const ATTEMPTS = 4;
/** Whoever is told to wait longer gets the refusal instead. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Sends again what was answered with 429 or 503, or not at all: after `Retry-After`, else after 1, 2 and 4 s.
 * @throws what `fetch` threw at the last attempt
 */
export async function sendPatiently(request: Request, fetch: Fetch, wait: Wait): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === ATTEMPTS;
    const answer = await fetch(request.clone()).catch((error: unknown) => {
      if (isLast) throw error;
      return undefined;
    });
    const pause = pauseAfter(answer, attempt);
    if (answer !== undefined && (isLast || !isLater(answer) || pause > LONGEST_WAIT_MS)) return answer;
    await wait(pause);
  }
}

const isLater = ({ status }: Response): boolean => status === 429 || status === 503;

/** In ms. A `Retry-After` that is a date is not what Pledge sends. */
function pauseAfter(answer: Response | undefined, attempt: number): number {
  const said = answer?.headers.get('retry-after') ?? '';
  return /^\d+$/.test(said) ? Number(said) * 1_000 : 500 * 2 ** attempt;
}
