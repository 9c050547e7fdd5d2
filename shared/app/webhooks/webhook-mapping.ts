import * as z from 'zod/mini';
import { defined } from '../../core/defined.ts';
import { LONGEST_NAME, LONGEST_SUBJECT, LONGEST_TAG, LONGEST_TEXT, LONGEST_WORD, MOST_TAGS } from '../../core/limits.ts';
import type { Priority } from '../../core/priority.ts';
import type { OpenDraft } from '../open-ticket.ts';
import type { Action, Alert } from './adapters/adapter.ts';
import { priorityOfSeverity } from './severity.ts';
import { type Found, find, valuesAt } from './value-at.ts';
import type { WebhookSource } from './webhook-source.ts';

/**
 * Makes of an alert what Pledge does with it: the configuration says where things stand, the type's adapter what they are otherwise. A
 * machine can't be asked to shorten a subject, so what is merely untidy is tidied; what is missing or of the wrong kind is refused with
 * its path.
 */
export type ShapeProblem = { readonly path: string; readonly detail: string };

export type Signal = {
  readonly action: Action;
  /** Where the alert stands in the body; empty: it is the body. */
  readonly path: string;
  /** What names the problem; absent: nothing does. */
  readonly key?: string;
  /** As which a ticket is opened; its text is what an open one is told. */
  readonly draft: OpenDraft;
  /** Somebody says something: it is always put on the ticket. */
  readonly isMessage?: true;
  /** Where each field was found, for whoever sets a source up. */
  readonly from: { readonly [field: string]: string };
};

export type Mapped =
  | { readonly ok: true; readonly signal: Signal }
  | { readonly ok: false; readonly problems: readonly ShapeProblem[] };

type Scalar = string | number | boolean;

export function mapAlert(source: WebhookSource, alert: Alert): Mapped {
  const found = findAll(source, alert.view);
  const problems = problemsOf(source, alert, found).map(({ path, detail }) => ({ path: within(alert.path, path), detail }));
  if (problems.length > 0) return { ok: false, problems };
  const texts = textsOf(found);
  const key = texts.deduplicationKey ?? alert.key;
  const { action, path, isMessage } = alert;
  const draft = draftOf(source, alert, texts);
  return { ok: true, signal: { action, path, draft, from: originsOf(found, alert), ...defined({ key, isMessage }) } };
}

const within = (place: string, path: string): string => [place, path].filter((part) => part !== '').join('.');

const pathsOf = ({ mapping, deduplicationKey }: WebhookSource) => ({
  subject: mapping.subject ?? [],
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

function findAll(source: WebhookSource, view: object): FoundFields {
  const entries = Object.entries(pathsOf(source)).map(([name, paths]) => [name, find(view, paths)] as const);
  return Object.fromEntries(entries.filter(([, found]) => found !== undefined));
}

const textsOf = (found: FoundFields): Texts =>
  Object.fromEntries(Object.entries(found).map(([name, { value }]) => [name, clean(String(value))]));

/** `type` says that the adapter knew it, a path that the configuration led to it. */
function originsOf(found: FoundFields, { known, key, path }: Alert): Signal['from'] {
  const { severity, ...fields } = { ...known, deduplicationKey: key, priority: known.severity };
  const byType = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, 'type'] as const]));
  const byPath = Object.entries(found).map(([name, one]) => [name, within(path, one.path)] as const);
  return Object.fromEntries([...byType, ...byPath]);
}

function problemsOf(source: WebhookSource, { action, key, known }: Alert, found: FoundFields): readonly ShapeProblem[] {
  const problems = Object.values(found)
    .filter(({ value }) => !isScalar(value))
    .map(({ path }) => ({ path, detail: 'Must be a text, a number, true or false.' }));
  const { subject, requesterEmail: email, deduplicationKey } = found;
  if (action === 'trigger' && subject === undefined && known.subject === undefined) {
    problems.push(missing(source.mapping.subject, 'the subject is read from'));
  }
  if (action !== 'trigger' && deduplicationKey === undefined && key === undefined) {
    problems.push(missing(source.deduplicationKey, `what is to be ${action}d is read from`));
  }
  if (email !== undefined && isScalar(email.value) && !z.safeParse(EMAIL, email.value).success) {
    problems.push({ path: email.path, detail: 'Must be an e-mail address.' });
  }
  return problems;
}

const missing = (paths: readonly string[] = [], why: string): ShapeProblem => ({
  path: paths[0] ?? '',
  detail: `Is missing: ${why} ${paths.join(' or ') || 'no path; name one in the configuration of the source'}.`,
});

const EMAIL = z.email().check(z.maxLength(254));

function draftOf(source: WebhookSource, { view, known }: Alert, texts: Texts): OpenDraft {
  const subject = texts.subject ?? clean(known.subject ?? '');
  const description = texts.description ?? (known.description === undefined ? undefined : clean(known.description));
  const category = texts.category ?? known.category ?? source.category;
  const { tier } = texts;
  return {
    subject: oneLine(subject, LONGEST_SUBJECT),
    ...defined({
      description: description === undefined ? undefined : cut(description, LONGEST_TEXT),
      category: category === undefined ? undefined : oneLine(category, LONGEST_WORD),
      tier: tier === undefined ? undefined : oneLine(tier, LONGEST_WORD),
      team: source.team,
      priority: priorityOf(source, texts.priority ?? known.severity),
    }),
    ...requesterOf(source, texts.requesterEmail, texts.requesterName),
    channel: 'webhook',
    language: source.language,
    ...tagsOf(source, view, known.tags),
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

/** What the configuration says of a value goes before what the word commonly means. */
function priorityOf({ type, mapping: { priority } }: WebhookSource, value: string | undefined): Priority | undefined {
  const configured =
    value !== undefined && priority && Object.hasOwn(priority.values, value) ? priority.values[value] : undefined;
  const common = value === undefined || type === 'generic' ? undefined : priorityOfSeverity(value);
  return configured ?? common ?? priority?.otherwise;
}

function tagsOf(source: WebhookSource, view: object, known: readonly string[] = []): Pick<OpenDraft, 'tags'> {
  const { tags: paths } = source.mapping;
  const values =
    paths === undefined ? known : paths.flatMap((path) => valuesAt(view, path)).flatMap(({ value }) => [value].flat());
  const tags = [...(source.tags ?? []), ...values]
    .flatMap((value) => (isScalar(value) ? oneLine(clean(String(value)), LONGEST_TAG) : []))
    .filter((tag) => tag !== '');
  return tags.length === 0 ? {} : { tags: [...new Set(tags)].slice(0, MOST_TAGS) };
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
