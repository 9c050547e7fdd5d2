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
  body, .page { background: #12161c !important; }
  .card { background: #1b2129 !important; border-color: #2b333e !important; }
  .text, .value { color: #e8ecf2 !important; }
  .muted, .label { color: #9aa7b8 !important; }
  .label, .value { border-color: #2b333e !important; }
  .quote { background: #232a34 !important; color: #e8ecf2 !important; }
  .primary { background: #3d7bf0 !important; border-color: #3d7bf0 !important; color: #ffffff !important; }
  .secondary { background: transparent !important; border-color: #4a5666 !important; color: #e8ecf2 !important; }
}`;
