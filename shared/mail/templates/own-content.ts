/**
 * Puts the operator's own texts into a notice. Templates are filled in as plain text, and the layouts escape whatever they are given,
 * so nothing that a customer wrote can become markup; buttons and what a person wrote are no part of any template, so none can be lost.
 */
import mustache from 'mustache';
import type { OwnTexts } from '../../app/notices/own-texts.ts';
import { isForCustomer } from '../../core/effect.ts';
import type { Content } from '../render/content.ts';
import type { Scene } from '../render/scene.ts';
import { placeholderValues } from './placeholder-values.ts';

/** @returns the content itself where the operator has no texts for it */
export function withOwnTexts(content: Content, scene: Scene): Content {
  const { effect, settings } = scene.input;
  const texts = settings.templates?.[effect.notice]?.[effect.language];
  return texts === undefined ? content : filledIn(content, scene, texts);
}

function filledIn(content: Content, scene: Scene, texts: OwnTexts): Content {
  const values = nested(placeholderValues(scene, content));
  const fill = (text: string): string => mustache.render(text, values, undefined, { escape: String }).trim();
  const body = texts.text ?? texts.intro;
  const headline = texts.text === undefined ? content.headline : '';
  return {
    ...content,
    ...(texts.text === undefined ? {} : { rows: [], events: undefined }),
    subject: texts.subject === undefined ? content.subject : fill(texts.subject),
    headline: texts.headline === undefined ? headline : fill(texts.headline),
    paragraphs: body === undefined ? content.paragraphs : paragraphsOf(fill(body)),
    notes: notesWith(content.notes, texts, scene, fill),
  };
}

/** Staff go on reading what a reply and an acknowledgement do; to customers the operator may say it in other words. */
function notesWith(notes: Content['notes'], texts: OwnTexts, { input }: Scene, fill: (text: string) => string): Content['notes'] {
  const stays = isForCustomer(input.effect.notice) && texts.text === undefined && texts.closing === undefined;
  const kept = stays || !isForCustomer(input.effect.notice) ? notes : [];
  return texts.closing === undefined ? kept : [...fill(texts.closing).split('\n'), ...kept];
}

const paragraphsOf = (text: string): readonly string[] => text.split(/\n{2,}/).filter((part) => part.trim() !== '');

type Nested = { readonly [name: string]: string | { readonly [name: string]: string } };

/** `promises.solution` as the engine looks it up. What is empty is left out, so that a section without a value is not shown. */
function nested(values: { readonly [name: string]: string | undefined }): Nested {
  const result: { [name: string]: string | { [name: string]: string } } = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') continue;
    const [group = '', field] = name.split('.');
    if (field === undefined) result[group] = value;
    else result[group] = { ...asGroup(result[group]), [field]: value };
  }
  return result;
}

const asGroup = (value: string | { [name: string]: string } | undefined) => (typeof value === 'object' ? value : {});
