/**
 * From now on every answer of the API that this process gets by `fetch` is held against the OpenAPI document, whoever asks:
 * a test, a command at the terminal that it runs, or a whole program that is started with this module.
 */
import { breaches, document } from '../api/contract.ts';

type Answered = Parameters<typeof breaches>;

const answered: Answered[] = [];

/** Of all answers since it was asked for the last time. Nobody waits for the judgement meanwhile, so that it costs no test its time. */
export function takeBreaches(): readonly string[] {
  return answered
    .splice(0)
    .flatMap((answer) => breachesOf(answer).map((breach) => `${answer[0]} ${answer[1]} ${answer[2].statusCode}: ${breach}`));
}

function breachesOf(answer: Answered): readonly string[] {
  try {
    return breaches(...answer);
  } catch (error) {
    return [String(error)];
  }
}

/** The first parts of the paths that the document has; all else on a machine are pages of the laptop, engines and other people's servers. */
const OURS = new Set(Object.keys(document.paths).map((path) => path.split('/')[1] ?? ''));

const plainFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const answer = await plainFetch(input, init);
  const { pathname, search } = new URL(answer.url);
  const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
  if (!OURS.has(pathname.split('/')[1] ?? '') || method === 'HEAD') return answer;
  const body = await answer.clone().text();
  const result = { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body };
  answered.push([method, pathname, result, search.slice(1)]);
  return answer;
};
