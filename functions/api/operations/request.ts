/**
 * The customer's page of their own request. The answer to a form that did something is a redirect to the page, so that reloading it
 * sends nothing again.
 */
import { randomBytes } from 'node:crypto';
import type { DeedName } from '../../../shared/app/customer/deed.ts';
import { type DeedOutcome, doDeed } from '../../../shared/app/customer/do-deed.ts';
import { enter, type Visit } from '../../../shared/app/customer/enter.ts';
import { findSaid, listSaid } from '../../../shared/app/customer/request-view.ts';
import { linkIn } from '../../../shared/app/mail/attachment-link.ts';
import type { ViewGrant } from '../../../shared/app/notices/view-token.ts';
import type { Language } from '../../../shared/core/language.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call } from '../../../shared/lambda/http-api.ts';
import { commandIdOf } from '../../../shared/lambda/http-idempotency.ts';
import { type Page, pageReply } from '../action-page.ts';
import { requestPage } from '../request-page/request-page.ts';
import { type Trouble, WORDS } from '../request-page/words.ts';
import type { ApiServices } from '../services.ts';
import { FORGED_VIEW, renewByLink } from './link-request.ts';
import { languageOf } from './reader.ts';
import { readForm, type Sent } from './request-form.ts';

type PageCall = Pick<Call, 'params' | 'request'>;

/** Sent by the button of an expired link. */
const RENEW = 'link';

/** More than a person reads on one page. */
const MOST_SHOWN = 50;

export const showRequest =
  (services: ApiServices) =>
  async ({ params, request: { query } }: PageCall): Promise<HttpReply> => {
    const arrived = await arrive(services, params);
    if ('content' in arrived) return arrived;
    const language = languageOf(query.get('lang')) ?? arrived.visit.customer.language;
    return page(services, arrived, { status: 200, language, done: doneOf(query.get('done')) });
  };

export const postRequest =
  (services: ApiServices) =>
  async ({ params, request }: PageCall): Promise<HttpReply> => {
    const form = new URLSearchParams(Buffer.from(request.bytes).toString('utf8'));
    if (form.get('do') === RENEW) return renewByLink(services, params.token ?? '', request);
    const arrived = await arrive(services, params);
    if ('content' in arrived) return arrived;
    const language = languageOf(form.get('lang')) ?? arrived.visit.customer.language;
    const refused = (status: number, trouble: Trouble) =>
      page(services, arrived, { status, language, trouble, draft: form.get('text') ?? undefined });
    const sent = readForm(form);
    if ('trouble' in sent) return refused(422, sent.trouble);
    const outcome = await carryOut(services, arrived.visit, sent);
    if (outcome.ok) return seeOther(sent.deed.deed, language);
    return outcome.rejection.code === 'too-often' ? refused(429, 'too-often') : refused(409, 'moved-on');
  };

export const fetchRequestFile =
  (services: ApiServices) =>
  async ({ params }: PageCall): Promise<HttpReply> => {
    const arrived = await arrive(services, params);
    if ('content' in arrived) return seePage(params.token ?? '');
    const message = await findSaid(services, arrived.visit, params['message'] ?? '');
    const link = await linkIn(services, message, Number(params['attachment']));
    if (link === undefined) return pageReply(NO_SUCH_FILE);
    return { status: 302, headers: { location: link.url }, content: { kind: 'html', text: '' } };
  };

/** It says why the link lets nobody in. */
const seePage = (token: string): HttpReply => ({
  status: 302,
  headers: { location: `../../../${encodeURIComponent(token)}` },
  content: { kind: 'html', text: '' },
});

const NO_SUCH_FILE: Page = {
  status: 404,
  title: { en: 'There is no such file', zh: '找不到该文件' },
  text: { en: 'Please go back to your request and choose it there.', zh: '请返回您的请求页面，重新选择文件。' },
};

type Arrived = { readonly visit: Visit; readonly token: string };

/** Whom the link lets in, or the page that says why it lets nobody in. */
async function arrive(services: ApiServices, { token = '' }: PageCall['params']): Promise<Arrived | HttpReply> {
  const entry = await enter(services, token);
  if (entry.ok) return { visit: entry.visit, token };
  return entry.reason === 'forged' ? pageReply(FORGED_VIEW) : expired(entry.grant);
}

const expired = ({ ticketId }: ViewGrant): HttpReply =>
  pageReply({
    status: 410,
    title: { en: 'This link has expired', zh: '链接已过期' },
    text: {
      en: 'The newest mail about your request has one that works. If that is too old as well, we mail you a new one.',
      zh: '请使用最近一封邮件中的链接；如该链接也已过期，我们可以向您的邮箱发送新的链接。',
    },
    reference: referenceOf(ticketId),
    button: { en: 'Mail me a new link', zh: '发送新链接', does: RENEW },
  });

type Showing = {
  readonly status: number;
  readonly language: Language;
  readonly done?: DeedName | undefined;
  readonly trouble?: Trouble;
  readonly draft?: string | undefined;
};

async function page(
  services: ApiServices,
  { visit, token }: Arrived,
  { status, language, done, trouble, draft }: Showing,
): Promise<HttpReply> {
  const [newest, { organisation, mail }] = await Promise.all([
    listSaid(services, visit, { limit: MOST_SHOWN, backwards: true }),
    services.configuration.current(),
  ]);
  const words = WORDS[language];
  return requestPage({
    status,
    visit,
    token,
    now: services.now(),
    said: newest.items.toReversed(),
    isCut: newest.nextCursor !== undefined,
    language,
    timeZone: mail.timeZone,
    organisation: mail.brand?.name ?? organisation.name,
    once: randomBytes(12).toString('base64url'),
    draft,
    ...(done !== undefined && { news: { kind: 'done', text: words.done[done] } }),
    ...(trouble !== undefined && { news: { kind: 'trouble', text: words.trouble[trouble] } }),
  });
}

/** What is sent twice from one page is done once. */
function carryOut(services: ApiServices, visit: Visit, { deed, once }: Sent): Promise<DeedOutcome> {
  const { ticketId, participant } = visit.grant;
  const commandId = commandIdOf(['request', ticketId, participant, deed.deed, JSON.stringify(deed)], once, '');
  return doDeed(services, visit, deed, { commandId, fresh: false });
}

/** By a reference to the page itself, so that it is found under whatever address it stands. */
const seeOther = (deed: DeedName, language: Language): HttpReply => ({
  status: 303,
  headers: { location: `?lang=${language}&done=${deed}` },
  content: { kind: 'html', text: '' },
});

const doneOf = (text: string | null): DeedName | undefined =>
  text !== null && Object.hasOwn(WORDS.en.done, text) ? (text as DeedName) : undefined;
