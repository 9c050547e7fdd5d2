/** What a notice says, before it has a form: text and HTML are two layouts of this one value. */
export type Content = {
  /** The subject line without the reference. */
  readonly subject: string;
  readonly headline: string;
  readonly tone: Tone;
  readonly paragraphs: readonly string[];
  /** Who wrote what is quoted, and when, where the headline does not say so. */
  readonly caption?: string | undefined;
  /** What a person wrote, shown as it was written. */
  readonly quote?: string | undefined;
  readonly rows: readonly Row[];
  /** What happened, newest first; shown only when one mail stands for several facts. */
  readonly events?: { readonly title: string; readonly lines: readonly string[] } | undefined;
  readonly buttons: readonly Button[];
  /** Where there is more to see; it stands below everything but the notes. */
  readonly link?: { readonly label: string; readonly url: string } | undefined;
  readonly notes: readonly string[];
};

/** How the headline is coloured: nothing to do, a time coming near, a promise broken, a good end. */
export type Tone = 'calm' | 'warning' | 'alarm' | 'good';
export type Row = { readonly label: string; readonly value: string };
export type Button = { readonly label: string; readonly url: string; readonly weight: 'primary' | 'secondary' };
