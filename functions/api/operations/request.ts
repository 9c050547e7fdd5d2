/**
 * The customer's page of their own request. What they send is a command like any other, in their name; the answer to a form that did
 * something is a redirect to the page, so that reloading it sends nothing again.
 */
import { randomBytes } from 'node:crypto';
import { type Visit, viewOf, visitBy } from '../../../shared/app/customer/request-view.ts';
import { runOnHeir } from '../../../shared/app/merging/heir.ts';
import { checkView, type ViewGrant } from '../../../shared/app/notices/view-token.ts';
import { messageIdOf } from '../../../shared/app/open-ticket.ts';
import type { Outcome } from '../../../shared/app/run-command.ts';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import { LANGUAGES, type Language } from '../../../shared/core/language.ts';
import { referenceOf } from '../../../shared/core/reference.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call } from '../../../shared/lambda/http-api.ts';
import { commandIdOf } from '../../../shared/lambda/http-idempotency.ts';
import { FORGED_LINK, pageReply } from '../action-page.ts';
import { requestPage } from '../request-page/request-page.ts';
import { type Deed, type Trouble, WORDS } from '../request-page/words.ts';
import type { ApiServices } from '../services.ts';
import { commandFor, readForm, type Sent } from './request-form.ts';

type PageCall = Pick<Call, 'params' | 'request'>;

/** More than a person sends in an hour, and few enough that a program does no harm. */
const MOST_AN_HOUR = 20;

export const showRequest =
  (services: ApiServices) =>
  async ({ params, request: { query } }: PageCall): Promise<HttpReply> => {
    const entered = await enter(services, params);
    if ('content' in entered) return entered;
    const language = languageOf(query.get('lang')) ?? entered.visit.customer.language;
    return page(services, entered.visit, { status: 200, language, done: doneOf(query.get('done')) });
  };

export const postRequest =
  (services: ApiServices) =>
  async ({ params, request }: PageCall): Promise<HttpReply> => {
    const entered = await enter(services, params);
    if ('content' in entered) return entered;
    const form = new URLSearchParams(Buffer.from(request.bytes).toString('utf8'));
    const language = languageOf(form.get('lang')) ?? entered.visit.customer.language;
    const refused = (status: number, trouble: Trouble) =>
      page(services, entered.visit, { status, language, trouble, draft: form.get('text') ?? undefined });
    const sent = readForm(form);
    if ('trouble' in sent) return refused(422, sent.trouble);
    if (await isTooMuch(services, entered.grant)) return refused(429, 'too-often');
    const outcome = await carryOut(services, entered, sent);
    return outcome.ok ? seeOther(sent.deed, language) : refused(409, 'moved-on');
  };

type Entered = { readonly grant: ViewGrant; readonly visit: Visit };

/** Whom the link lets in, or the page that says why it lets nobody in. */
async function enter(services: ApiServices, params: PageCall['params']): Promise<Entered | HttpReply> {
  const check = checkView(await services.secrets.signingKey(), params.token ?? '', services.now());
  if (!check.ok) return check.reason === 'forged' ? pageReply(FORGED_LINK) : expired(check.grant);
  const visit = await visitBy(services, check.grant);
  return visit === undefined ? pageReply(FORGED_LINK) : { grant: check.grant, visit };
}

const expired = ({ ticketId }: ViewGrant): HttpReply =>
  pageReply({
    status: 410,
    title: { en: 'This link has expired', zh: '链接已过期' },
    text: {
      en: 'The newest mail about your request has one that works. If that is too old as well, answer it: our answer brings a new link.',
      zh: '请使用最近一封邮件中的链接；如该链接也已过期，请直接回复邮件，我们的答复中会附上新链接。',
    },
    reference: referenceOf(ticketId),
  });

type Showing = {
  readonly status: number;
  readonly language: Language;
  readonly done?: Deed | undefined;
  readonly trouble?: Trouble;
  readonly draft?: string | undefined;
};

async function page(
  services: ApiServices,
  visit: Visit,
  { status, language, done, trouble, draft }: Showing,
): Promise<HttpReply> {
  const [view, { organisation, mail }] = await Promise.all([viewOf(services, visit), services.configuration.current()]);
  const words = WORDS[language];
  return requestPage({
    status,
    view,
    language,
    timeZone: mail.timeZone,
    organisation: mail.brand?.name ?? organisation.name,
    once: randomBytes(12).toString('base64url'),
    draft,
    ...(done !== undefined && { news: { kind: 'done', text: words.done[done] } }),
    ...(trouble !== undefined && { news: { kind: 'trouble', text: words.trouble[trouble] } }),
  });
}

async function isTooMuch({ rates, now }: ApiServices, { ticketId, participant }: ViewGrant): Promise<boolean> {
  const hour = now() - (now() % HOUR_MS);
  return (await rates.count(`request:${ticketId}:${participant}`, hour, HOUR_MS)) > MOST_AN_HOUR;
}

/** What is sent twice from one page is done once; what is said on a ticket that was merged meanwhile reaches the one it goes on as. */
async function carryOut(services: ApiServices, { grant, visit }: Entered, sent: Sent): Promise<Outcome> {
  const { organisation } = await services.configuration.current();
  const commandId = commandIdOf(['request', grant.ticketId, grant.participant, sent.deed, sent.text, sent.score], sent.once, '');
  const message = messageIdOf(commandId);
  const by = `requester:${visit.customer.email}` as const;
  const command = { ...commandFor(sent, { message, customer: visit.customer, organisation }), by, commandId };
  return runOnHeir(services, grant.ticketId, command, (ticketId) => ({
    beforeCommit: async () => {
      if (sent.deed !== 'reply') return;
      const { text } = sent;
      await services.messages.save({
        id: message,
        ticketId,
        at: services.now(),
        direction: 'in',
        channel: 'link',
        author: by,
        text,
      });
    },
  }));
}

/** By a reference to the page itself, so that it is found under whatever address it stands. */
const seeOther = (deed: Deed, language: Language): HttpReply => ({
  status: 303,
  headers: { location: `?lang=${language}&done=${deed}` },
  content: { kind: 'html', text: '' },
});

const languageOf = (text: string | null): Language | undefined => LANGUAGES.find((language) => language === text);

const doneOf = (text: string | null): Deed | undefined =>
  text !== null && Object.hasOwn(WORDS.en.done, text) ? (text as Deed) : undefined;
