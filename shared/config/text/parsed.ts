/** What reading a piece of text came to: its value, or a message that says what to write instead. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const refused = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message });

/** A text as it is quoted in messages: on one line, in quotes, not longer than a line can bear. */
export function quote(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return JSON.stringify(shown);
}
