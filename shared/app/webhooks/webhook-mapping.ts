import * as z from 'zod/mini';
import { defined } from '../../core/defined.ts';
import { LONGEST_NAME, LONGEST_SUBJECT, LONGEST_TAG, LONGEST_TEXT, LONGEST_WORD, MOST_TAGS } from '../../core/limits.ts';
import type { OpenDraft } from '../open-ticket.ts';
import type { WebhookSource } from './webhook-source.ts';

/**
 * Reads what a source's configuration says out of a foreign body. A machine can't be asked to shorten a subject, so what is
 * merely untidy is tidied; what is missing or of the wrong kind is refused with its path.
 */
export type ShapeProblem = { readonly path: string; readonly detail: string };
export type Mapped =
  | { readonly ok: true; readonly draft: OpenDraft; readonly deduplicationKey?: string }
  | { readonly ok: false; readonly problems: readonly ShapeProblem[] };

type Scalar = string | number | boolean;
type Found = { readonly path: string; readonly value: unknown };

export function mapWebhook(source: WebhookSource, body: unknown): Mapped {
  if (typeof body !== 'object' || body === null) return { ok: false, problems: [{ path: '', detail: 'Must be a JSON object.' }] };
  const found = findAll(source, body);
  const problems = problemsOf(source, found);
  if (problems.length > 0) return { ok: false, problems };
  const texts = textsOf(found);
  return {
    ok: true,
    draft: draftOf(source, texts, body),
    ...defined({ deduplicationKey: texts.deduplicationKey }),
  };
}

const pathsOf = ({ mapping, deduplicationKey }: WebhookSource) => ({
  subject: mapping.subject,
  description: mapping.description ?? [],
  requesterEmail: mapping.requesterEmail ?? [],
  requesterName: mapping.requesterName ?? [],
  priority: mapping.priority?.paths ?? [],
  category: mapping.category ?? [],
  tier: mapping.tier ?? [],
  deduplicationKey: deduplicationKey ?? [],
});

type Name = keyof ReturnType<typeof pathsOf>;
type FoundFields = { readonly [N in Name]?: Found };
type Texts = { readonly [N in Name]?: string };

function findAll(source: WebhookSource, body: object): FoundFields {
  const entries = Object.entries(pathsOf(source)).map(([name, paths]) => [name, find(body, paths)] as const);
  return Object.fromEntries(entries.filter(([, found]) => found !== undefined));
}

const textsOf = (found: FoundFields): Texts =>
  Object.fromEntries(Object.entries(found).map(([name, { value }]) => [name, clean(String(value))]));

function problemsOf({ mapping }: WebhookSource, found: FoundFields): readonly ShapeProblem[] {
  const unreadable = Object.values(found).filter(({ value }) => !isScalar(value));
  const problems = unreadable.map(({ path }) => ({ path, detail: 'Must be a text, a number, true or false.' }));
  const { subject, requesterEmail: email } = found;
  if (subject === undefined) {
    const detail = `Is missing: the subject is read from ${mapping.subject.join(' or ')}.`;
    problems.push({ path: mapping.subject[0] ?? '', detail });
  }
  if (email !== undefined && isScalar(email.value) && !z.safeParse(EMAIL, email.value).success) {
    problems.push({ path: email.path, detail: 'Must be an e-mail address.' });
  }
  return problems;
}

const EMAIL = z.email().check(z.maxLength(254));

function draftOf(source: WebhookSource, texts: Texts, body: object): OpenDraft {
  const { subject = '', description, category, tier } = texts;
  return {
    subject: oneLine(subject, LONGEST_SUBJECT),
    ...defined({
      description: description === undefined ? undefined : cut(description, LONGEST_TEXT),
      category: category === undefined ? undefined : oneLine(category, LONGEST_WORD),
      tier: tier === undefined ? undefined : oneLine(tier, LONGEST_WORD),
      team: source.team,
    }),
    ...requesterOf(source, texts.requesterEmail, texts.requesterName),
    language: source.language,
    ...priorityOf(source, texts.priority),
    channel: 'webhook',
    ...tagsOf(body, source.mapping.tags),
  };
}

/** Nobody asked but a machine: whoever stands in for it gets no mails. */
function requesterOf(
  source: WebhookSource,
  email: string | undefined,
  name: string | undefined,
): Pick<OpenDraft, 'requester' | 'muted'> {
  if (email === undefined) return { requester: source.requester, muted: true };
  return { requester: { email: email.toLowerCase(), ...(name === undefined ? {} : { name: oneLine(name, LONGEST_NAME) }) } };
}

function priorityOf({ mapping: { priority } }: WebhookSource, value: string | undefined): Pick<OpenDraft, 'priority'> {
  if (priority === undefined) return {};
  const known = value !== undefined && Object.hasOwn(priority.values, value) ? priority.values[value] : undefined;
  return { priority: known ?? priority.otherwise };
}

function tagsOf(body: object, paths: readonly string[] = []): Pick<OpenDraft, 'tags'> {
  const values = paths.flatMap((path) => [valueAt(body, path)].flat());
  const tags = values
    .flatMap((value) => (isScalar(value) ? oneLine(clean(String(value)), LONGEST_TAG) : []))
    .filter((tag) => tag !== '');
  return tags.length === 0 ? {} : { tags: [...new Set(tags)].slice(0, MOST_TAGS) };
}

/** The first of the paths that leads to something. */
function find(body: object, paths: readonly string[]): Found | undefined {
  for (const path of paths) {
    const value = valueAt(body, path);
    if (value !== undefined && value !== null && value !== '' && !(typeof value === 'string' && value.trim() === ''))
      return { path, value };
  }
  return undefined;
}

/** Own properties only: a path must not lead out of the body. */
function valueAt(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((place, name) => {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return undefined;
    return (place as { readonly [name: string]: unknown })[name];
  }, body);
}

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '').normalize('NFC').replace(/\r\n?/g, '\n');

function oneLine(text: string, longest: number): string {
  return cut(text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim(), longest);
}

/** Never in the middle of a character. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
