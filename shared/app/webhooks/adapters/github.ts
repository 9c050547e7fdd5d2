import { defined } from '../../../core/defined.ts';
import { type Action, ignored, type Part, type Post, problem, type WebhookAdapter } from './adapter.ts';
import { compareSignature, hmacHex } from './hmac.ts';
import { isObject, type Json, lines, listAt, objectAt, paragraphs, textAt, webAddress } from './values.ts';

/** Issues of GitHub repositories: opened and reopened ones are problems, closed ones are over; a comment adds to its issue. */
export const github: WebhookAdapter = {
  distrust: ({ post, secret }) =>
    compareSignature(HEADER, post.headers[HEADER.toLowerCase()], `sha256=${hmacHex(secret, post.bytes)}`),
  deliveryId: ({ headers }) => headers['x-github-delivery'],
  read: (body, _source, post) => [readEvent(body, post)],
};

const HEADER = 'X-Hub-Signature-256';

const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['opened', 'trigger'],
  ['reopened', 'trigger'],
  ['edited', 'trigger'],
  ['closed', 'resolve'],
  ['deleted', 'resolve'],
]);

function readEvent(body: unknown, { headers }: Post): Part {
  const event = headers['x-github-event'] ?? (isObject(body) && 'zen' in body ? 'ping' : 'issues');
  switch (event) {
    case 'ping':
      return ignored('GitHub tries whether it is heard');
    case 'issues':
      return readIssue(body, issueAction);
    case 'issue_comment':
      return readIssue(body, commentAction);
    default:
      return ignored(`events of the kind ${event} open no tickets`);
  }
}

function readIssue(body: unknown, actionOf: (said: string, issue: Json) => Action | undefined): Part {
  const issue = objectAt(body, 'issue');
  const key = textAt(issue, 'node_id') ?? keyByNumber(body, issue);
  if (!isObject(body) || key === undefined) return problem('issue.node_id', 'Is missing: it names the issue.');
  if ('pull_request' in issue) return ignored('pull requests open no tickets');
  const said = textAt(body, 'action') ?? '';
  const action = actionOf(said, issue);
  if (action === undefined) return ignored(`\`${said}\` changes nothing`);
  const alert = { kind: 'alert', path: '', action, key, view: body, known: knownOf(body, issue) } as const;
  return 'comment' in body ? { ...alert, isMessage: true } : alert;
}

const issueAction = (said: string, issue: Json): Action | undefined =>
  said === 'edited' && isClosed(issue) ? undefined : ACTIONS.get(said);

const commentAction = (said: string, issue: Json): Action | undefined =>
  said === 'created' && !isClosed(issue) ? 'trigger' : undefined;

/** Who mends or comments on a closed issue does not open it again. */
const isClosed = (issue: Json): boolean => textAt(issue, 'state') === 'closed';

function keyByNumber(body: unknown, issue: Json): string | undefined {
  const repository = textAt(objectAt(body, 'repository'), 'full_name');
  const number = textAt(issue, 'number');
  return repository === undefined || number === undefined ? undefined : `${repository}#${number}`;
}

function knownOf(body: Json, issue: Json) {
  const repository = textAt(objectAt(body, 'repository'), 'full_name');
  const number = textAt(issue, 'number');
  const comment = textAt(objectAt(body, 'comment'), 'body');
  return defined({
    subject: `${repository ?? 'GitHub'}${number === undefined ? '' : `#${number}`}: ${textAt(issue, 'title') ?? 'issue'}`,
    description: paragraphs(
      comment ?? textAt(issue, 'body'),
      lines([
        ['By', textAt(objectAt(comment === undefined ? issue : objectAt(body, 'comment'), 'user'), 'login')],
        ['Issue', webAddress(textAt(issue, 'html_url'))],
      ]),
    ),
    severity: labelsOf(issue)
      .find((label) => /^(severity|priority)\b/i.test(label))
      ?.replace(/^\w+\s*[:/-]?\s*/, ''),
    tags: labelsOf(issue),
  });
}

const labelsOf = (issue: Json): readonly string[] =>
  (listAt(issue, 'labels') ?? []).flatMap((label) => textAt(label, 'name') ?? []);
