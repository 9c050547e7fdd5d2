import { describe, expect, test } from 'vitest';
import { change, draftOf, errorsOf, SMALL, warningsOf } from './small-file.ts';

describe('people and teams that contradict themselves', () => {
  test.each([
    [
      'an unknown manager',
      'manager: max',
      'manager: mox',
      ['4:55 people.lee.manager: "mox" is not in people; did you mean "max"?'],
    ],
    [
      'working hours that are no calendar',
      'manager: dora',
      'manager: dora, hours: alwys',
      ['5:68 people.max.hours: "alwys" is not in calendars; did you mean "always"?'],
    ],
    [
      'managers in a circle',
      'manager: dora',
      'manager: ann',
      [
        '3:55 people.ann.manager: the managers go round in a circle: ann → lee → max → ann; remove the manager of whoever is at the top',
      ],
    ],
    [
      'a manager of themselves',
      'manager: max',
      'manager: lee',
      ['4:55 people.lee.manager: the managers go round in a circle: lee → lee; remove the manager of whoever is at the top'],
    ],
    [
      'one address for two, but for its case',
      'lee@acme',
      'ANN@acme',
      ["4:28 people.lee.email: is also the address of ann; mail from it must be one person's: give each their own"],
    ],
    [
      'a person with an address of Pledge',
      'lee@acme',
      'help@in.acme',
      ['4:28 people.lee.email: is an address of mail, so Pledge would write to itself; give one that a person reads'],
    ],
    [
      'a person in the domain that Pledge receives',
      'lee@acme',
      'lee@in.acme',
      [
        '4:28 people.lee.email: is in mail.inbound-domain (in.acme.example), so Pledge would write to itself; give one that a person reads',
      ],
    ],
    [
      'what is no address',
      'lee@acme.example',
      'lee',
      ['4:28 people.lee.email: "lee" is not a mail address; write e.g. lin@acme.example'],
    ],
    [
      'an id with a space',
      '  ann: {',
      '  ann lee: {',
      [
        '3:3 people."ann lee": "ann lee" must be letters, digits, ".", "_" or "-", at most 40 of them, starting with a letter or digit, e.g. lin',
      ],
    ],
    [
      'a team of people who are not there',
      'lead: lee, members: [ann]',
      'lead: leo, members: [ann, ann, bob]',
      [
        '8:35 teams.support.lead: "leo" is not in people; did you mean "lee"?',
        '8:55 teams.support.members[1]: is listed twice; remove one',
        '8:60 teams.support.members[2]: "bob" is not in people; there are ann, lee, max, dora',
      ],
    ],
    [
      'a language that mails are not written in',
      'language: en',
      'language: zh-cn',
      ['1:39 organisation.language: "zh-cn" is not one of en, zh-CN; did you mean "zh-CN"?'],
    ],
    [
      'a name over two lines',
      'name: Ann',
      'name: "Ann\\r\\nBcc: eve@evil.example"',
      ['3:16 people.ann.name: "Ann\\r\\nBcc: eve@evil.example" has a line break or a control character; write it on one line'],
    ],
    ['no name', 'name: Ann, ', '', ['3:3 people.ann.name: is missing; write e.g. 林晓']],
    ['an empty name', 'name: Ann', 'name: ""', ['3:16 people.ann.name: is empty; write e.g. 林晓, or remove the line']],
  ])('%s', (_, before, after, expected) => {
    expect(errorsOf(change(before, after))).toEqual(expected);
  });
});

describe('a time zone', () => {
  test.each([
    ['Asia/Beijing', 'Asia/Shanghai'],
    ['CST', 'Asia/Shanghai'],
    ['+08:00', 'Asia/Shanghai'],
    ['asia/shanghai', 'Asia/Shanghai'],
    ['Europe/Berln', 'Europe/Berlin'],
  ])('%s is refused, and %s suggested', (written, meant) => {
    expect(errorsOf(change('time-zone: UTC', `time-zone: ${written}`))).toEqual([
      `1:54 organisation.time-zone: "${written}" is not a time zone of the IANA database; did you mean ${meant}?`,
    ]);
  });

  test.each(['UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+8'])('%s is taken', (written) => {
    expect(errorsOf(change('time-zone: UTC', `time-zone: ${written}`))).toEqual([]);
  });
});

describe('defaults of the organisation', () => {
  test('are the language of people and customers who have no other', () => {
    const { organisation, mail } = draftOf(change('language: en', 'language: zh-CN'));
    expect(organisation.people['ann']?.language).toBe('zh-CN');
    expect(mail.defaultLanguage).toBe('zh-CN');
    expect(draftOf(change('name: Ann', 'name: Ann, language: zh-CN')).organisation.people['ann']?.language).toBe('zh-CN');
  });

  test('are the zone of mails and calendars, but nobody is said to live there', () => {
    const draft = draftOf(change('time-zone: UTC', 'time-zone: Asia/Shanghai'));
    expect(draft.mail.timeZone).toBe('Asia/Shanghai');
    expect(draft.policySet.calendars['always']?.timeZone).toBe('Asia/Shanghai');
    expect(draft.organisation.people['ann']).toEqual({
      id: 'ann',
      name: 'Ann',
      email: 'ann@acme.example',
      manager: 'lee',
      language: 'en',
    });
  });

  test('a team may have one member, many or none', () => {
    expect(draftOf(change('[ann]', 'ann')).organisation.teams['support']?.members).toEqual(['ann']);
    expect(draftOf(change('[ann]', '[]')).organisation.teams['support']?.members).toEqual([]);
    expect(draftOf(change(', members: [ann]', '')).organisation.teams['support']?.members).toEqual([]);
  });
});

describe('text is taken as it is written', () => {
  test.each(['007', 'no', '1e3', '~', 'true', '2026-01-01'])('a person may be called %s', (name) => {
    expect(draftOf(change('name: Ann', `name: ${name}`)).organisation.people['ann']?.name).toBe(name);
  });

  test('an id may be a number, or the name of something in JavaScript', () => {
    const text = SMALL.replace('  ann:', '  "1024":').replace('[ann]', '[1024]').replaceAll('lee', 'constructor');
    expect(errorsOf(text)).toEqual([]);
    expect(warningsOf(text)).toEqual([]);
    expect(draftOf(text).organisation.teams['support']).toMatchObject({ lead: 'constructor', members: ['1024'] });
    expect(errorsOf(change('manager: max', 'manager: constructor'))).toEqual([
      '4:55 people.lee.manager: "constructor" is not in people; there are ann, lee, max, dora',
    ]);
  });
});

describe('ownership', () => {
  const ownershipOf = (line: string) => draftOf(`${SMALL}\nownership: ${line}\n`).organisation.ownership;

  test('says how long a handover waits, and what is news', () => {
    expect(ownershipOf('{ accept-within: 30m, news: important }')).toEqual({ acceptWithinMs: 1_800_000, news: 'important' });
    expect(ownershipOf('{ news: all }')).toEqual({ news: 'all' });
  });

  test('may be left out', () => {
    expect(draftOf(SMALL).organisation).not.toHaveProperty('ownership');
    expect(ownershipOf('{}')).toBeUndefined();
  });

  test.each([
    ['{ news: some }', 'ownership.news: "some" is not one of all, important'],
    ['{ accept-within: 15 }', 'ownership.accept-within: "15" has no unit; write 15m for minutes or 15h for hours'],
    ['{ accept-within: 0m }', 'ownership.accept-within:'],
  ])('is refused as %s', (line, message) => {
    expect(errorsOf(`${SMALL}\nownership: ${line}\n`).join('\n')).toContain(message);
  });
});
