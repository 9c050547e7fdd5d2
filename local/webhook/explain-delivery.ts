/** What the intake of webhooks would think of a body and do with it, by the code that decides it there. */
import { presentTest } from '../../functions/api/present/present-webhooks.ts';
import { parseJson } from '../../shared/app/parse-json.ts';
import type { Post } from '../../shared/app/webhooks/adapters/adapter.ts';
import type { Verdict } from '../../shared/app/webhooks/delivery.ts';
import { type ExplainedPart, explainPost, type Standings } from '../../shared/app/webhooks/explain-post.ts';
import { fitsNowhere, isIdle } from '../../shared/app/webhooks/read-post.ts';
import { distrust } from '../../shared/app/webhooks/webhook-authentication.ts';
import { needsSecret, type WebhookSource } from '../../shared/app/webhooks/webhook-source.ts';

type Body = { readonly file: string; readonly bytes: Uint8Array };

type Around = {
  readonly source: WebhookSource;
  readonly headers: Post['headers'];
  readonly standings: Standings;
  readonly now: number;
  /** Absent: who sent it is not checked. */
  readonly secret: string | undefined;
};

export type ExplainedDelivery = {
  readonly file: string;
  readonly source: string;
  readonly verdict: Verdict | 'unread';
  /** How its sender would be answered, and why. */
  readonly because: string;
  readonly alerts: ReturnType<typeof presentTest>['alerts'];
};

/** A body of which nothing is known. */
export const unexplained = (file: string, source: WebhookSource, because: string): ExplainedDelivery =>
  verdictOn({ file, source }, 'unread', because);

export async function explainDelivery({ file, bytes }: Body, around: Around): Promise<ExplainedDelivery> {
  const { source, headers, standings } = around;
  const place = { file, source };
  const post = { headers, bytes };
  const reason = await distrustOf(post, around);
  if (reason !== undefined) return verdictOn(place, 'untrusted', `answered with ${statusOf(source, 401)}: ${reason}`);
  const body = parseJson(bytes);
  if ('reason' in body) return verdictOn(place, 'malformed', `answered with 400: it is not valid JSON: ${body.reason}`);
  const explained = await explainPost(source, body.value, post, standings);
  const parts = explained.map(({ part }) => part);
  if (fitsNowhere(parts))
    return verdictOn(place, 'misshapen', `answered with ${statusOf(source, 422)}: no alert in it fits`, explained);
  if (isIdle(parts))
    return verdictOn(place, 'accepted', `answered with ${statusOf(source, 200)}: nothing in it is to be done`, explained);
  return verdictOn(place, 'accepted', 'answered with 202, and carried out within seconds', explained);
}

/** Who speaks to PagerDuty knows only two answers. */
const statusOf = ({ type }: WebhookSource, status: number): number =>
  type === 'pagerduty' ? (status < 300 ? 202 : 400) : status;

/** The certificates of Amazon SNS lie at Amazon, and nobody is asked from here. */
async function distrustOf(post: Post, { source, secret, now }: Around): Promise<string | undefined> {
  if (secret === undefined || !needsSecret(source)) return undefined;
  return distrust({ post, source, secret, now, sns: NOWHERE });
}

const NOWHERE = { certificate: async () => undefined, confirm: async () => undefined };

function verdictOn(
  { file, source }: { readonly file: string; readonly source: WebhookSource },
  verdict: ExplainedDelivery['verdict'],
  because: string,
  explained: readonly ExplainedPart[] = [],
): ExplainedDelivery {
  return { file, source: source.name, verdict, because, alerts: presentTest(explained).alerts };
}
