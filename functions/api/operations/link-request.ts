/** The page on which customers have a new link mailed to them: by reference and address, or by the old link. */
import { email } from '../../../shared/api/text.ts';
import { askForLink } from '../../../shared/app/customer/ask-for-link.ts';
import type { Language } from '../../../shared/core/language.ts';
import { idOfReference } from '../../../shared/core/reference.ts';
import type { HttpReply, HttpRequest } from '../../../shared/lambda/http.ts';
import type { Call } from '../../../shared/lambda/http-api.ts';
import { FORGED_LINK, type Page, pageReply } from '../action-page.ts';
import { type LinkPage, linkPage } from '../request-page/link-page.ts';
import { LINK_WORDS, type LinkTrouble } from '../request-page/link-words.ts';
import type { ApiServices } from '../services.ts';
import { acceptedLanguage, languageOf } from './reader.ts';

/** For a link to a request that lets nobody in. */
export const FORGED_VIEW: Page = {
  ...FORGED_LINK,
  link: { href: '../t', en: 'Have a new link to your request mailed to you', zh: '获取新的请求访问链接' },
};

type PageCall = Pick<Call, 'request'>;

export const showLinkForm =
  (services: ApiServices) =>
  async ({ request }: PageCall): Promise<HttpReply> => {
    const language = languageIn(request.query, request);
    const isDone = request.query.get('done') === 'link';
    return page(services, {
      status: 200,
      language,
      ...(isDone && { news: { kind: 'done', text: LINK_WORDS[language].done } }),
    });
  };

export const postLinkForm =
  (services: ApiServices) =>
  async ({ request }: PageCall): Promise<HttpReply> => {
    const form = new URLSearchParams(Buffer.from(request.bytes).toString('utf8'));
    const language = languageIn(form, request);
    const typed = { reference: form.get('reference') ?? '', email: form.get('email') ?? '' };
    const refused = (status: number, trouble: LinkTrouble) =>
      page(services, { status, language, typed, news: { kind: 'trouble', text: LINK_WORDS[language].trouble[trouble] } });
    const ticketId = idOfReference(typed.reference);
    if (ticketId === undefined) return refused(422, 'no-reference');
    const address = email.safeParse(typed.email.trim());
    if (!address.success) return refused(422, 'no-address');
    const answer = await askForLink(services, { kind: 'named', ticketId, email: address.data }, request.sourceIp);
    return answer === 'too-often' ? refused(429, 'too-often') : seeDone(`?lang=${language}&done=link`);
  };

/** What the button on the page of an expired link asks for. */
export async function renewByLink(services: ApiServices, token: string, { sourceIp }: HttpRequest): Promise<HttpReply> {
  const answer = await askForLink(services, { kind: 'link', token }, sourceIp);
  switch (answer) {
    case 'taken':
      return seeDone('../t?done=link');
    case 'forged':
      return pageReply(FORGED_VIEW);
    case 'too-often':
      return pageReply({
        status: 429,
        title: { en: LINK_WORDS.en.title, zh: LINK_WORDS['zh-CN'].title },
        text: { en: LINK_WORDS.en.trouble['too-often'], zh: LINK_WORDS['zh-CN'].trouble['too-often'] },
      });
  }
}

async function page(services: ApiServices, about: Omit<LinkPage, 'organisation'>): Promise<HttpReply> {
  const { organisation, mail } = await services.configuration.current();
  return linkPage({ ...about, organisation: mail.brand?.name ?? organisation.name });
}

const seeDone = (location: string): HttpReply => ({ status: 303, headers: { location }, content: { kind: 'html', text: '' } });

const languageIn = (fields: URLSearchParams, { headers }: HttpRequest): Language =>
  languageOf(fields.get('lang')) ?? acceptedLanguage(headers['accept-language'] ?? '');
