import { describe, expect, test } from 'vitest';
import { helpText, parseOptions } from '../../local/options.ts';

describe('the options', () => {
  test('have defaults that fit a first try', () => {
    expect(parseOptions([], {})).toEqual({
      port: 4000,
      smtpPort: 2525,
      data: '.pledge',
      timeScale: 1,
      apiKey: 'dev-key',
      config: 'pledge.yaml',
    });
  });

  test('come from flags', () => {
    const args = [
      '--port',
      '4100',
      '--smtp-port=2600',
      '--data',
      '/tmp/x',
      '--time-scale',
      '3600',
      '--api-key',
      'k',
      '--config',
      'a.yaml',
      '--requests-per-minute=90',
    ];
    expect(parseOptions(args, {})).toEqual({
      port: 4100,
      smtpPort: 2600,
      data: '/tmp/x',
      timeScale: 3600,
      apiKey: 'k',
      requestsPerMinute: 90,
      config: 'a.yaml',
    });
  });

  test('come from the environment, and a flag wins', () => {
    const env = {
      PLEDGE_PORT: '4200',
      PLEDGE_SMTP_PORT: '2700',
      PLEDGE_DATA: 'd',
      PLEDGE_TIME_SCALE: '60',
      PLEDGE_API_KEY: 'e',
      PLEDGE_CONFIG: 'b.yaml',
    };
    expect(parseOptions(['--port', '4300'], env)).toEqual({
      port: 4300,
      smtpPort: 2700,
      data: 'd',
      timeScale: 60,
      apiKey: 'e',
      config: 'b.yaml',
    });
  });

  test('offer help, which names every flag and variable', () => {
    expect(parseOptions(['--help'], {})).toBe('help');
    for (const word of ['--port', 'PLEDGE_SMTP_PORT', '--time-scale', '4000', '.pledge']) expect(helpText()).toContain(word);
  });

  test('offer help with a gap between every flag and what it does', () => {
    const rows = helpText()
      .split('\n')
      .filter((line) => line.startsWith('  --'));
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) expect(row).toMatch(/^ {2}--[a-z-]+( <[a-z]+>)? {2,}\S/);
  });
});

describe('a bad option is refused in a sentence that names it:', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['an unknown flag', ['--prot', '1'], "Unknown option '--prot'"],
    ['a stray word', ['4000'], "Unexpected argument '4000'"],
    ['a flag that npm has eaten', ['4000'], 'flags come after two dashes: npm start -- --port 4001.'],
    ['a limit that lets nothing through', ['--requests-per-minute', '0'], '--requests-per-minute must be a whole number from 1'],
    ['a flag without its value', ['--port'], "'--port <value>'"],
    ['a port that is no number', ['--port', 'web'], '--port must be a port number'],
    ['a port out of range', ['--smtp-port', '65536'], '--smtp-port must be a port number'],
    ['a scale below real time', ['--time-scale', '0'], '--time-scale must be a number from 1'],
    ['a scale that is no number', ['--time-scale', '1e9'], '--time-scale must be a number from 1'],
    ['an API key with a space', ['--api-key', 'a b'], '--api-key must be'],
    ['an empty folder', ['--data', ''], '--data must not be empty'],
  ];
  test.each(cases)('%s', (_name, args, message) => {
    expect(() => parseOptions(args, {})).toThrow(message);
  });

  test('a bad variable', () => {
    expect(() => parseOptions([], { PLEDGE_PORT: 'x' })).toThrow('PLEDGE_PORT must be a port number');
  });
});

describe('a relay for mails', () => {
  test('is named by a flag, and its password by the environment alone', () => {
    const options = parseOptions(['--smtp-relay', 'smtps://pledge@smtp.acme.example:465'], { PLEDGE_SMTP_PASSWORD: 'hush' });
    expect(options).toMatchObject({ smtpRelay: 'smtps://pledge@smtp.acme.example:465', smtpPassword: 'hush' });
  });

  test.each([
    ['smtp.acme.example', /--smtp-relay: "smtp\.acme\.example" is not the address of an SMTP relay; write e\.g\. smtps:/],
    ['smtps://pledge:hush@smtp.acme.example', /--smtp-relay: has a password in it; take it out/],
    ['smtps://smtp.acme.example/inbox', /--smtp-relay: .* goes on behind the port/],
    [
      'smtps://pledge@smtp.acme.example',
      /--smtp-relay names a user: give the password in the environment, as PLEDGE_SMTP_PASSWORD/,
    ],
  ])('such as %s is refused with the fix', (relay, refusal) => {
    expect(() => parseOptions(['--smtp-relay', relay], {})).toThrow(refusal);
  });
});
