/**
 * HTML that somebody else wrote, as it may be shown: nothing in it runs, is sent, covers the page or fetches anything. Pictures from
 * elsewhere tell their sender who reads, and when, so they are left out and counted; those that the mail brought along are shown from where they are kept.
 */
import sanitize from 'sanitize-html';

export type SanitisedHtml = {
  readonly html: string;
  /** Pictures from elsewhere that were left out. */
  readonly blockedImages: number;
};

const TAGS = (
  'a abbr address b big blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr ' +
  'i img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul'
).split(' ');

const SIZES = ['width', 'height', 'align', 'valign'];

const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^[a-z]{3,20}$/i, /^rgba?\([\d\s,.%]{5,40}\)$/i];
const WORD = [/^[a-z-]{2,20}$/i];

/** Deeper than any mail program nests; what lies deeper is a trick. */
const DEEPEST = 200;

/**
 * More than anybody reads. What is beyond is left out: each tag takes the parser time by the number of those that are open, so a mail of
 * nothing but beginnings would keep it for minutes.
 */
const LONGEST = 500_000;
const MOST_TAGS = 40_000;

/** @param pictures addresses by the Content-ID of what the mail brought along */
export function sanitiseHtml(given: string, pictures: ReadonlyMap<string, string>): SanitisedHtml {
  let blockedImages = 0;
  const html = sanitize(beginningOf(given), {
    allowedTags: TAGS,
    allowedAttributes: {
      a: ['href', 'title', 'rel', 'target'],
      img: ['src', 'alt', 'title', ...SIZES],
      font: ['color', 'size', 'face'],
      ol: ['start', 'type'],
      td: ['colspan', 'rowspan', ...SIZES],
      th: ['colspan', 'rowspan', ...SIZES],
      '*': ['dir', 'lang', 'style'],
    },
    allowedStyles: {
      '*': {
        color: COLOUR,
        'background-color': COLOUR,
        'text-align': WORD,
        'font-weight': [...WORD, /^[1-9]00$/],
        'font-style': WORD,
        'text-decoration': WORD,
      },
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nestingLimit: DEEPEST,
    transformTags: {
      a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
      img: (tagName, attribs) => {
        const source = attribs['src']?.trim() ?? '';
        const contentId = contentIdOf(source);
        if (source !== '' && contentId === undefined) blockedImages += 1;
        return { tagName, attribs: { ...attribs, src: pictures.get(contentId ?? '') ?? '' } };
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src'],
  });
  return { html, blockedImages };
}

function beginningOf(html: string): string {
  let end = -1;
  for (let tags = 0; tags <= MOST_TAGS; tags += 1) {
    end = html.indexOf('<', end + 1);
    if (end < 0) return html.slice(0, LONGEST);
  }
  return html.slice(0, Math.min(end, LONGEST));
}

/** RFC 2392 has it percent-encoded; hardly any program does. */
function contentIdOf(source: string): string | undefined {
  const written = /^cid:(.*)$/is.exec(source)?.[1];
  try {
    return written && decodeURIComponent(written);
  } catch {
    return written;
  }
}
