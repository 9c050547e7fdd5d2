import { describe, expect, test } from 'vitest';
import { diffConfigurations } from '../../shared/config/diff/diff-configurations.ts';
import { change, draftOf, errorsOf, SMALL } from './small-file.ts';

const MAIL = 'mail: { from: Acme <help@in.acme.example>, inbound-domain: in.acme.example }';
const withMail = (...lines: readonly string[]) =>
  change(MAIL, ['mail:', '  from: Acme <help@in.acme.example>', '  inbound-domain: in.acme.example', ...lines].join('\n'));
const withTexts = (en: string, zhCn = 'subject: 已收到', notice = 'received') =>
  withMail('  templates:', `    ${notice}:`, `      en: { ${en} }`, `      zh-CN: { ${zhCn} }`);

const pngOf = (size: number): string =>
  `data:image/png;base64,${Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(size - 8)]).toString('base64')}`;

describe('texts of mails', () => {
  test('are taken as they are written, by kind and language', () => {
    const text = withMail(
      '  templates:',
      '    on-hold:',
      '      en:',
      '        subject: "{{subject}} waits"',
      '        intro: |',
      '          Until {{hold.until}}.',
      '',
      '          {{^hold.reason}}No reason.{{/hold.reason}}',
      '      zh-CN: { subject: "{{subject}}暂停处理" }',
    );
    expect(draftOf(text).mail.templates).toEqual({
      'on-hold': {
        en: { subject: '{{subject}} waits', intro: 'Until {{hold.until}}.\n\n{{^hold.reason}}No reason.{{/hold.reason}}' },
        'zh-CN': { subject: '{{subject}}暂停处理' },
      },
    });
  });

  test('are none where nothing is written', () => {
    expect(draftOf(SMALL).mail).not.toHaveProperty('templates');
    expect(draftOf(SMALL).mail).not.toHaveProperty('brand');
  });

  test.each([
    [
      'a placeholder with a slip',
      withTexts('subject: "{{referense}}"'),
      /^27:22 mail\.templates\.received\.en\.subject: \{\{referense\}\} is not known here; did you mean "reference"\?; there are reference, subject, /,
    ],
    [
      'a placeholder of another mail',
      withTexts('intro: "{{hold.until}}"'),
      /^27:20 mail\.templates\.received\.en\.intro: \{\{hold\.until\}\} is not known here; there are reference/,
    ],
    [
      'a placeholder within a section',
      withTexts('intro: "{{#team}}{{nobody}}{{/team}}"'),
      /^27:20 .*\{\{nobody\}\} is not known here/,
    ],
    ['a dot that stands for nothing', withTexts('intro: "{{.}}"'), /^27:20 .*\{\{\.\}\} is not known here/],
    [
      'a placeholder that would not be escaped',
      withTexts('intro: "{{{subject}}}"'),
      /^27:20 .*\{\{\{subject\}\}\} would not be escaped; write \{\{subject\}\}$/,
    ],
    ['a partial', withTexts('intro: "{{> footer}}"'), /^27:20 .*\{\{>footer\}\} is not possible here; there are \{\{name\}\}/],
    [
      'a section that is not closed',
      withTexts('intro: "{{#team}}x"'),
      /^27:20 .*unclosed section "team"; close each \{\{#name\}\} with \{\{\/name\}\}/,
    ],
    ['a tag that is not closed', withTexts('intro: "{{team"'), /^27:20 .*unclosed tag; close each/],
    [
      'one language only',
      withMail('  templates:', '    received:', '      en: { subject: Hello }'),
      /^26:5 mail\.templates\.received: has no text in zh-CN; add it, since customers read it in en and zh-CN$/,
    ],
    [
      'a mail that there is not',
      withTexts('subject: x', 'subject: x', 'recieved'),
      /^26:5 mail\.templates\.recieved: is not a key here; did you mean "received"\?/,
    ],
    [
      'a subject of two lines',
      withTexts('subject: "a\\r\\nBcc: x@y.example"'),
      /^27:22 mail\.templates\.received\.en\.subject: .* has a line break or a control character/,
    ],
    [
      'a colour by name',
      withMail('  brand: { colour: red }'),
      /^25:20 mail\.brand\.colour: "red" is not a colour; write e\.g\. "#1f5fd6" in quotes$/,
    ],
    [
      'a pale colour',
      withMail('  brand: { colour: "#ffee00" }'),
      /^25:20 mail\.brand\.colour: is too light for white letters on buttons/,
    ],
    [
      'a logo from elsewhere',
      withMail('  brand: { logo: "https://acme.example/logo.png" }'),
      /^25:18 mail\.brand\.logo: is an address, and mail programs do not load pictures from elsewhere; write data:image\/png;base64,/,
    ],
    [
      'a logo that is a page',
      withMail(`  brand: { logo: "data:image/png;base64,${Buffer.from('<svg onload=x>').toString('base64')}" }`),
      /^25:18 mail\.brand\.logo: says image\/png and holds something else/,
    ],
    [
      'a logo that is no such picture',
      withMail('  brand: { logo: "data:image/svg+xml;base64,AAAA" }'),
      /^25:18 mail\.brand\.logo: is not a picture in PNG, JPEG or GIF/,
    ],
    [
      'a large logo',
      withMail(`  brand: { logo: "${pngOf(20_481)}" }`),
      /^25:18 mail\.brand\.logo: has 20481 bytes of at most 20480; make it smaller/,
    ],
    [
      'a footer in one language',
      withMail('  brand: { footer: { en: Acme Ltd } }'),
      /^25:12 mail\.brand\.footer: has no text in zh-CN; add it/,
    ],
  ])('are refused for %s, with line, field and fix', (_, text, expected) => {
    expect(errorsOf(text)).toEqual([expect.stringMatching(expected)]);
  });

  test('have a logo and a footer around them, which a comparison names without the picture', () => {
    const text = withMail('  brand:', `    logo: ${pngOf(9_000)}`, '    footer: { en: Acme Ltd, zh-CN: 爱客有限公司 }');
    const draft = draftOf(text);
    expect(draft.mail.brand).toEqual({ logo: pngOf(9_000), footer: { en: 'Acme Ltd', 'zh-CN': '爱客有限公司' } });
    const [before, after] = [draftOf(SMALL), draft].map((one) => ({ ...one, policySet: { ...one.policySet, version: 1 } }));
    const words =
      before &&
      after &&
      diffConfigurations(before, after)
        .settings.map((one) => one.words.en)
        .join('\n');
    expect(words).toContain('data:image/png;base64,');
    expect(words?.length).toBeLessThan(400);
  });

  test('that differ are named when configurations are compared', () => {
    const [before, after] = [withTexts('subject: Hello'), withTexts('subject: Good day')].map((text) => {
      const draft = draftOf(text);
      return { ...draft, policySet: { ...draft.policySet, version: 1 } };
    });
    if (before === undefined || after === undefined) throw new Error('there are two');
    expect(diffConfigurations(before, after).settings.map(({ path, words }) => [path, words.en])).toEqual([
      ['mail.templates.received.en.subject', 'mail: templates.received.en.subject Hello → Good day'],
    ]);
  });
});
