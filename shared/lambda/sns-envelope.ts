import * as z from 'zod';

const envelope = z.object({ Type: z.literal('Notification'), Message: z.string() });
/** SES tests a topic when it is first used. */
const TOPIC_TEST = /^Successfully validated SNS topic/;

/**
 * What a queue that listens to a topic brought: the message as JSON, with or without SNS's envelope.
 * @returns `test` for the sign of life that SES sends once, `undefined` for what is no JSON
 */
export function openEnvelope(body: string): unknown {
  const outer = parseJson(body);
  const wrapped = envelope.safeParse(outer);
  if (!wrapped.success) return outer;
  return TOPIC_TEST.test(wrapped.data.Message) ? 'test' : parseJson(wrapped.data.Message);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
