/** The answer in an HTML mail, where the mail programs mark in their own ways what they quote and what is a signature. */
import { type ExtractedReply, extractReply, type PassedOn } from './extract-reply.ts';
import { htmlToText, type Quoting } from './html-to-text.ts';

/** From here on all is the quoted mail: Outlook on the desktop, in the browser and on telephones, and what copies them. */
const REST =
  /\b(id|name)\s*=\s*["']?(x_)?(divRplyFwdMsg|appendonsend|stopSpelling|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION|replySplit|messageReplySection|reply-intro|isReplyContent)\b|border:\s*none;\s*border-top:\s*solid\s*#?(E1E1E1|B5C4DF)\s*1\.0pt|\bclass\s*=\s*["']?[^"'>]*\b(OutlookMessageHeader|xm_mail_oringinal_describe|cke_quote_header)\b/i;
/** The element holds the quoted mail, or what stands above it. */
const QUOTE =
  /\b(class|id)\s*=\s*["']?[^"'>]*\b(x_)?(gmail_attr|moz-cite-prefix|yahoo_quoted|yahoo_quote|protonmail_quote|tutanota_quote|zmail_extra|ntes-mailmaster-quote|mailmaster-quote|mailru-blockquote|qm_original|foxmail_quote|replied-message|__aliyun_previous_body_wrap|__aliyun_reply|original-message|netease-quote|lark-mail-quote|history-quote-wrapper|mimestream_quote|front-blockquote)/i;
/** The element holds what the program writes below every mail. */
const SIGNATURE =
  /\b(class|id)\s*=\s*["']?[^"'>]*\b(x_)?(gmail_signature|front-signature|gmail_signature_prefix|moz-signature|ms-outlook-mobile-signature|ms-outlook-mobile-body-separator|protonmail_signature_block|ntes-mailmaster-signature|mail-signature|__aliyun_signature_wrap|lark-mail-signature|yahoo-signature|ydp[a-z0-9]*signature)\b|\b(id|name)\s*=\s*["']?(x_)?(Signature|messageSignatureSection|composer_signature)\b/i;

const CONTAINERS = new Set(['div', 'blockquote', 'section', 'table', 'p', 'span', 'td', 'hr', 'a', 'includetail', 'quote']);

function kindOf(attributes: string): ReturnType<Quoting> {
  if (REST.test(attributes)) return 'rest';
  if (QUOTE.test(attributes)) return 'content';
  return SIGNATURE.test(attributes) ? 'out' : undefined;
}

/** @returns nothing where no program has marked anything */
export function extractHtmlReply(html: string, passedOn: PassedOn = 'where-it-says-so'): ExtractedReply | undefined {
  let isMarked = false;
  const text = htmlToText(html, (name, attributes) => {
    if (name === 'blockquote') isMarked = true;
    if (name === 'blockquote' || !CONTAINERS.has(name)) return undefined;
    const found = kindOf(attributes);
    isMarked ||= found !== undefined;
    return found;
  });
  return isMarked ? extractReply(text, passedOn) : undefined;
}
