/**
 * Colours and rules of the HTML notices. What must hold everywhere stands inline on the elements, because some mail
 * programs drop style sheets; the sheet adds dark colours and small screens where it is understood.
 */
export const TONES = {
  calm: { bar: '#2f6fed', darkBar: '#7aa7ff' },
  warning: { bar: '#c77700', darkBar: '#ffb84d' },
  alarm: { bar: '#c62828', darkBar: '#ff8a80' },
  good: { bar: '#1f7a3f', darkBar: '#6fd08c' },
} as const;

export const LIGHT = {
  page: '#f2f4f7',
  card: '#ffffff',
  text: '#1c2430',
  muted: '#5b6675',
  line: '#e3e7ed',
  quote: '#f6f8fa',
  button: '#1f5fd6',
  buttonText: '#ffffff',
} as const;

/** The same by night. */
export const DARK = {
  page: '#12161c',
  card: '#1b2129',
  text: '#e8ecf2',
  muted: '#9aa7b8',
  line: '#2b333e',
  quote: '#232a34',
  button: '#2f6be6',
  link: '#7aa7ff',
  buttonText: '#ffffff',
} as const;

/** Outline of a button that is not the first choice. */
const DARK_OUTLINE = '#5a6779';

export const FONT =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

export const STYLE_SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .page { padding: 0 !important; }
  .card { border-radius: 0 !important; padding: 20px 16px !important; }
  .label { width: 92px !important; font-size: 14px !important; }
  .value { font-size: 14px !important; }
  .button { display: block !important; margin-right: 0 !important; }
}
@media (prefers-color-scheme: dark) {
  body, .page { background: ${DARK.page} !important; }
  .card { background: ${DARK.card} !important; border-color: ${DARK.line} !important; }
  .text, .value { color: ${DARK.text} !important; }
  .muted, .label { color: ${DARK.muted} !important; }
  .label, .value { border-color: ${DARK.line} !important; }
  .quote { background: ${DARK.quote} !important; color: ${DARK.text} !important; }
  .primary { background: ${DARK.button} !important; border-color: ${DARK.button} !important; color: ${DARK.buttonText} !important; }
  .link { color: ${DARK.link} !important; }
  .secondary { background: transparent !important; border-color: ${DARK_OUTLINE} !important; color: ${DARK.text} !important; }
}`;
