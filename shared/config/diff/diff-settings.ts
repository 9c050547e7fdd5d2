import type { Configuration } from '../../app/ports.ts';
import { diffOnCall } from './diff-on-call.ts';
import { compareTables, compareValue, type Difference, type Place } from './difference.ts';
import { filled, inEach, listed, type Said, said, same, spaced } from './said.ts';
import { duration } from './values.ts';

type Settings = Pick<Configuration, 'organisation' | 'webhooks' | 'mail'>;

/** People, teams, on-call schedules, webhooks and mail: what takes effect at once, for all tickets. */
export function diffSettings(before: Settings, after: Settings): readonly Difference[] {
  const { people, teams, onCall = {}, ownership, outgoingWebhooks = {}, ...company } = before.organisation;
  const {
    people: peopleAfter,
    teams: teamsAfter,
    onCall: onCallAfter = {},
    ownership: ownershipAfter,
    outgoingWebhooks: outgoingAfter = {},
    ...companyAfter
  } = after.organisation;
  return [
    ...diffFields({ path: ['organisation'], name: said('organisation', '公司') }, company, companyAfter),
    ...compareTables(people, peopleAfter, named('people', said('person', '人员'))),
    ...compareTables(teams, teamsAfter, named('teams', said('team', '团队'))),
    ...diffOnCall(onCall, onCallAfter),
    ...diffOwnership(ownership, ownershipAfter),
    ...compareTables(before.webhooks, after.webhooks, named('webhooks', said('webhook', 'Webhook'))),
    ...compareTables(outgoingWebhooks, outgoingAfter, named('outgoing-webhooks', said('outgoing webhook', '外发 Webhook'))),
    ...diffFields({ path: ['mail'], name: said('mail', '邮件') }, before.mail, after.mail),
  ];
}

function diffOwnership(before: Ownership, after: Ownership): readonly Difference[] {
  const place = (key: string): Place => ({
    path: ['ownership', key],
    name: filled(same(`{0}: ${key}`), said('ownership', '首问负责')),
  });
  const [was, is] = [before?.acceptWithinMs, after?.acceptWithinMs];
  return [
    ...compareValue(place('accept-within'), was, is, duration),
    ...compareValue(place('news'), before?.news, after?.news, same),
  ];
}

type Ownership = Settings['organisation']['ownership'];

const named = (section: string, what: Said) => ({
  place: (name: string): Place => ({ path: [section, name], name: spaced(what, same(name)) }),
  within: diffFields,
  describe: (value: { readonly name: string }): Said => same(value.name),
});

const diffFields = (place: Place, before: object, after: object): readonly Difference[] =>
  compareFields({ ...place, name: filled(said('{0}: ', '{0}：'), place.name) }, before, after);

/** Field by field, as deep as they go: each is called by its name in the file. */
function compareFields({ path, name }: Place, before: object, after: object): readonly Difference[] {
  const was = new Map<string, unknown>(Object.entries(before));
  const is = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const key = fileKey(field);
    const here = { path: [...path, key], name: inEach((language) => `${name[language]}${key}`) };
    const [old, now] = [was.get(field), is.get(field)];
    if (!isTable(old) || !isTable(now)) return compareValue(here, old, now, sayValue);
    return compareFields({ ...here, name: filled(same('{0}.'), here.name) }, old, now);
  });
}

const isTable = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const FILE_KEYS = new Map([
  ['teamByAddress', 'addresses'],
  ['defaultLanguage', 'language'],
]);

/** `timeZone` stands in the file as `time-zone`. */
const fileKey = (field: string): string =>
  FILE_KEYS.get(field) ?? field.replace(/(?<=[a-z])[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/** It says nothing to a reader. */
const PICTURE = /data:image\/[a-z]+;base64,[A-Za-z0-9+/=]{40,}/g;

function sayValue(value: unknown): Said {
  if (Array.isArray(value)) return listed(value.map((part) => same(String(part))));
  const text = isTable(value) ? JSON.stringify(value) : String(value);
  return same(text.replace(PICTURE, (url) => `${url.slice(0, 40)}… (${url.length} characters)`));
}
