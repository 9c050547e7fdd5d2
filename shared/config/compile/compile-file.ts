import type { ConfigurationDraft, MailSettings } from '../../app/ports.ts';
import { defined } from '../../core/defined.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { compileCalendar } from './compile-calendar.ts';
import { compileSchedule } from './compile-on-call.ts';
import { compileClosing, compileLadder, compileRoute, compileRule } from './compile-policies.ts';
import { compileWebhook } from './compile-webhooks.ts';
import { mapValues } from './map-values.ts';

/** Where nothing else is said, mails are in English. */
const DEFAULT_LANGUAGE = 'en';

/** A checked file as the platform takes it: plain JSON, with everything that the file leaves to a default written out. */
export function compileFile(file: ConfigurationFile): ConfigurationDraft {
  const timeZone = file.organisation['time-zone'];
  return {
    organisation: compileOrganisation(file),
    policySet: {
      calendars: mapValues(file.calendars, (section, name) => compileCalendar(name, section, timeZone)),
      rules: file.policies.map(compileRule),
      escalations: mapValues(file.escalations, (section, name) => compileLadder(name, section)),
      routing: (file.routing ?? []).map(compileRoute),
      closing: compileClosing(file.closing),
    },
    webhooks: mapValues(file.webhooks ?? {}, (section, name) => compileWebhook(name, section, languageOf(file))),
    mail: compileMail(file),
  };
}

const languageOf = ({ organisation }: ConfigurationFile) => organisation.language ?? DEFAULT_LANGUAGE;

/** Who works here, and who is on call when. */
export function compileOrganisation(file: ConfigurationFile): Organisation {
  const outgoing = file['outgoing-webhooks'];
  const onCall = file['on-call'];
  const timeZone = file.organisation['time-zone'];
  return {
    name: file.organisation.name,
    people: mapValues(file.people, ({ 'time-zone': own, ...person }, id) =>
      defined({ id, ...person, language: person.language ?? languageOf(file), timeZone: own }),
    ),
    teams: mapValues(file.teams, (team, id) => defined({ id, ...team, members: team.members ?? [] })),
    ...(onCall && { onCall: mapValues(onCall, (section, name) => compileSchedule(name, section, timeZone)) }),
    ...(outgoing && { outgoingWebhooks: mapValues(outgoing, ({ url, name }, id) => ({ id, name: name ?? id, url })) }),
    ...compileOwnership(file.ownership),
  };
}

/** A block that says nothing is as good as none. */
function compileOwnership(section: ConfigurationFile['ownership']): Pick<Organisation, 'ownership'> {
  const ownership = defined({ acceptWithinMs: section?.['accept-within'], news: section?.news });
  return Object.keys(ownership).length === 0 ? {} : { ownership };
}

function compileMail(file: ConfigurationFile): MailSettings {
  const { mail, organisation } = file;
  const addresses = Object.entries(mail.addresses ?? {}).map(([address, team]) => [address.trim().toLowerCase(), team]);
  return {
    from: mail.from.text,
    inboundDomain: mail['inbound-domain'],
    defaultLanguage: mail.language ?? languageOf(file),
    timeZone: mail['time-zone'] ?? organisation['time-zone'],
    teamByAddress: Object.fromEntries(addresses),
    ...compileTexts(mail),
    ...defined({ mailsAnHour: mail['mails-an-hour'] }),
  };
}

/** The check has seen to it that each mail has texts in every language. */
function compileTexts({ templates = {}, brand = {} }: ConfigurationFile['mail']): Pick<MailSettings, 'templates' | 'brand'> {
  const own = Object.entries(templates).flatMap(([notice, texts]) =>
    texts === undefined ? [] : [[notice, mapValues(texts, (text) => defined(text ?? {}))] as const],
  );
  const { footer, ...rest } = brand;
  const look = defined({ ...rest, footer: footer && defined(footer) });
  return {
    ...(own.length === 0 ? {} : { templates: Object.fromEntries(own) }),
    ...(Object.keys(look).length === 0 ? {} : { brand: look }),
  };
}
