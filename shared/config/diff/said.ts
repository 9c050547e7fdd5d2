import { LANGUAGES, type Language } from '../../core/language.ts';

/** The same thing said in each language. */
export type Said = { readonly [L in Language]: string };

export const said = (en: string, zhCn: string): Said => ({ en, 'zh-CN': zhCn });

/** What stands in the file as it is, in whatever language. */
export const same = (text: string): Said => said(text, text);

export const inEach = (say: (language: Language) => string): Said =>
  Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as Said;

/** A name as people quote it. */
export const quoted = (name: string): Said => said(`"${name}"`, `“${name}”`);

const LIST_SEPARATOR: Said = said(', ', '、');

export const listed = (parts: readonly Said[]): Said =>
  inEach((language) => parts.map((part) => part[language]).join(LIST_SEPARATOR[language]));

/** `{0}` and so on stand for what is given. */
export const filled = (template: Said, ...parts: readonly Said[]): Said =>
  inEach((language) => template[language].replace(/\{(\d)\}/g, (_, index: string) => parts[Number(index)]?.[language] ?? ''));

export const colon = (name: Said, what: Said): Said => filled(said('{0}: {1}', '{0}：{1}'), name, what);
/** What goes on where a name ends: Chinese needs no space between its own words. */
export const joined = (name: Said, what: Said): Said => filled(said('{0} {1}', '{0}{1}'), name, what);
export const spaced = (name: Said, what: Said): Said => filled(same('{0} {1}'), name, what);
