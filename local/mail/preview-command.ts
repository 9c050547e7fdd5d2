import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime, { decodeWords } from 'postal-mime';
import { mailIdentity } from '../../shared/app/mail/reply-address.ts';
import type { NoticeInput } from '../../shared/app/notices/notice-input.ts';
import type { ConfigurationDraft } from '../../shared/app/ports.ts';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { suggest } from '../../shared/config/text/suggest.ts';
import { CUSTOMER_NOTICES, isForCustomer, type NoticeKind, STAFF_NOTICES } from '../../shared/core/effect.ts';
import { LANGUAGES, type Language } from '../../shared/core/language.ts';
import { composeNotice } from '../../shared/mail/compose-notice.ts';
import { LOGO_ID } from '../../shared/mail/logo.ts';
import { renderNotice } from '../../shared/mail/render-notice.ts';
import { placeholdersOf } from '../../shared/words/placeholders.ts';
import type { Command } from '../mail.ts';
import { describeCheck } from '../policy/check-command.ts';
import { type Answer, asLines } from '../terminal/answer.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { example } from './samples/sample-notice.ts';

const NOTICES: readonly NoticeKind[] = [...CUSTOMER_NOTICES, ...STAFF_NOTICES];

/** Shows a mail as it would go out, with the texts, the sender and the colour of a configuration, on a sample ticket. */
export const previewCommand: Command = async ([name, ...rest], { config = 'pledge.yaml', lang, html, list, all }) => {
  if (rest.length > 0) throw new UsageError('Name one kind of mail at a time.');
  const loaded = loadConfiguration(config);
  if (!loaded.ok) return { code: 1, text: describeCheck(config, loaded) };
  if (list) return listNotices(loaded.draft);
  if (all !== undefined) return writeAll(all, loaded.draft);
  const notice = noticeNamed(name);
  const { raw } = await composeNotice(sampleOf(notice, languageNamed(lang ?? loaded.draft.mail.defaultLanguage), loaded.draft));
  const mail = await PostalMime.parse(raw);
  if (html === '-') return { code: 0, text: mail.html ?? '' };
  if (html !== undefined) writeFileSync(html, mail.html ?? '');
  const headers = mail.headers
    .map(({ key, originalKey, value }) => `${originalKey ?? key}: ${decodeWords(value)}`)
    .filter((line) => !/^(content-|mime-version)/i.test(line));
  return asLines([...headers, '', ...(mail.text ?? '').trimEnd().split('\n')]);
};

/** As a browser shows it, a picture in the mail has to be in the page. */
async function writeAll(folder: string, draft: ConfigurationDraft): Promise<Answer> {
  const { brand: { logo } = {} } = draft.mail;
  mkdirSync(folder, { recursive: true });
  const names: string[] = [];
  for (const notice of NOTICES) {
    for (const language of LANGUAGES) {
      const { subject, text, html } = renderNotice(sampleOf(notice, language, draft));
      const name = `${notice}.${language}`;
      writeFileSync(join(folder, `${name}.txt`), `Subject: ${subject}\n\n${text}`);
      writeFileSync(join(folder, `${name}.html`), logo === undefined ? html : html.replace(`cid:${LOGO_ID}`, logo));
      names.push(`${name.padEnd(32)}${subject}`);
    }
  }
  return asLines([...names, '', `${names.length} mails, each as .html and .txt, lie in ${folder}.`]);
}

/** What the sample ticket has from nowhere else, the configuration gives: names, sender, texts. */
function sampleOf(notice: NoticeKind, language: Language, { mail: settings, organisation }: ConfigurationDraft): NoticeInput {
  const input = example(notice, language);
  return {
    ...input,
    settings,
    timeZone: settings.timeZone,
    organisation: { ...input.organisation, name: organisation.name },
    identity: mailIdentity('preview', input.ticket.id, input.effect, settings.inboundDomain),
  };
}

function listNotices({ mail: { templates = {} } }: ConfigurationDraft): Answer {
  const line = (notice: NoticeKind) => {
    const own = templates[notice] === undefined ? '' : '  (own texts)';
    return `${notice.padEnd(24)}${isForCustomer(notice) ? 'to customers' : 'to staff'}${own}`;
  };
  const everywhere = placeholdersOf('received');
  const special = NOTICES.flatMap((notice) => {
    const more = placeholdersOf(notice).filter((name) => !everywhere.includes(name));
    return more.length === 0 ? [] : [`  ${notice.padEnd(24)}${more.join(', ')}`];
  });
  return asLines([...NOTICES.map(line), '', `Texts may name ${everywhere.join(', ')}, and`, ...special]);
}

function noticeNamed(name: string | undefined): NoticeKind {
  const found = NOTICES.find((notice) => notice === name);
  if (found !== undefined) return found;
  if (name === undefined) throw new UsageError('Name a kind of mail; preview --list shows them.');
  const meant = suggest(name, NOTICES);
  const hint = meant === undefined ? 'preview --list shows them' : `did you mean ${meant}?`;
  throw new UsageError(`There is no mail ${JSON.stringify(name)}; ${hint}.`);
}

function languageNamed(name: string): Language {
  const found = LANGUAGES.find((language) => language === name);
  if (found === undefined) throw new UsageError(`--lang takes ${LANGUAGES.join(' or ')}, not ${JSON.stringify(name)}.`);
  return found;
}
