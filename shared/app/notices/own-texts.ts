import type { NoticeKind } from '../../core/effect.ts';
import type { Language } from '../../core/language.ts';

/**
 * What the operator has a mail say in place of the text that comes with Pledge; what is absent stays. Each is a template with
 * placeholders such as `{{reference}}`. The words that a person wrote, and the buttons, stand in every mail that has them.
 */
export type OwnTexts = {
  /** Without the reference, which stands before it in every mail. */
  readonly subject?: string;
  readonly headline?: string;
  /** Above what a person wrote and the facts. */
  readonly intro?: string;
  /** Below everything. */
  readonly closing?: string;
  /** In place of headline, intro and facts. */
  readonly text?: string;
};

export type MailTemplates = { readonly [N in NoticeKind]?: { readonly [L in Language]: OwnTexts } };

/** How mails show whose they are. */
export type Brand = {
  /** In place of the organisation's name at the end of mails. */
  readonly name?: string;
  /** Of the bar above and of buttons, as `#1f5fd6`. */
  readonly colour?: string;
  /** A small picture above mails, as a `data:` URL in Base64. */
  readonly logo?: string;
  /** Lines below everything, such as the company's address. */
  readonly footer?: { readonly [L in Language]?: string };
};
