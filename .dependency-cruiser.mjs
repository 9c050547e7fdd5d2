// Who may import whom. This table is the architecture: a rule belongs to core, a trigger to functions, a resource to infra,
// and an import that is not listed here is refused. test/toolchain/layers.test.ts proves that the table is enforced.

const node = (...names) => `^(node:)?(${names.join('|')})(/promises)?$`;
const npm = (...names) => `^node_modules/(${names.join('|')})/`;
const files = (...paths) => `^(${paths.join('|')})`;

/** Files of the core that hold words, not rules: types, the lists they are made of, limits, and how values are made and written down. */
const WORDS = files(
  'shared/core/(actor|canonical-json|channel|command|defined|effect|fact|fact-types|instant|language|limits|once|organisation|policy-set|priority|reference|rejection|role|ticket)\\.ts$',
);
const WORDS_SLA = files(
  'shared/core/sla/(calendar|clock|metric|policy|target)\\.ts$',
  'shared/core/escalation/(alarm|ladder|trigger)\\.ts$',
);
/** Reading a date or the name of a zone is no rule; the engine and those who write for it must read them alike. */
const DATES_AND_ZONES = files('shared/core/sla/(local-date|wall-time|zone)\\.ts$');
/** What the store of configurations puts together; everything that reads one gets it whole. */
const RUN_TIME_OVERRIDES = files('shared/core/escalation/on-call/with-overrides\\.ts$');
/** Where nobody is on call is found by the rules themselves: a check that reckoned for itself could say something else than what will be. */
const ON_CALL_GAPS = files('shared/core/escalation/on-call/gaps\\.ts$');
const PORTS = files(
  'shared/app/(ports|observation|errors|subscriptions/(subscription|webhook-delivery)|webhooks/(delivery|problem|sns-address|webhook-source))\\.ts$',
);
/** Event shapes. There is no package of this name to run, only its types, so the checker finds nothing to resolve it to. */
const AWS_TYPES = '^aws-lambda$';

/** `may`: what an area may import besides itself. `types`: what it may import for its types only. */
const AREAS = [
  {
    area: 'shared/core',
    may: [],
    why: 'The rules are pure: no clock, no chance, no I/O, no package. That is what makes a past state recomputable.',
  },
  {
    area: 'events',
    may: [WORDS, WORDS_SLA, npm('zod')],
    types: [files('shared/core/')],
    why: 'Schemas are promises to other systems; they know the words of the core and none of its rules.',
  },
  {
    area: 'shared/api',
    may: [WORDS, WORDS_SLA, npm('zod')],
    types: [files('shared/core/', 'shared/app/')],
    why: 'The HTTP contract is data: clients and the OpenAPI document are made from it without the platform.',
  },
  {
    area: 'shared/api/client',
    may: [],
    why: 'Whoever calls the API takes the client alone: types made from the document, and fetch.',
  },
  {
    area: 'shared/app',
    may: [files('shared/core/', 'events/'), npm('zod', 'jsonpath-rfc9535'), node('crypto', 'buffer')],
    why: 'Use cases talk to ports. They know no AWS, so that every one of them runs against fakes.',
  },
  {
    area: 'shared/config',
    may: [
      WORDS,
      WORDS_SLA,
      DATES_AND_ZONES,
      ON_CALL_GAPS,
      RUN_TIME_OVERRIDES,
      PORTS,
      files('shared/words/'),
      npm('zod', 'yaml', 'mustache', '@types/mustache', 'jsonpath-rfc9535'),
      node('fs', 'path'),
    ],
    types: [files('shared/core/', 'shared/app/')],
    why: 'Reads pledge.yaml into a configuration; what it means is decided in the core.',
  },
  {
    area: 'shared/words',
    may: [WORDS, WORDS_SLA],
    types: [files('shared/core/', 'shared/app/')],
    why: 'How people are told of times, names and ledgers, in each language; nothing is decided or looked up here.',
  },
  {
    area: 'shared/mail',
    may: [
      WORDS,
      WORDS_SLA,
      PORTS,
      files('shared/words/'),
      npm(
        'mustache',
        '@types/mustache',
        'nodemailer',
        '@types/nodemailer',
        'sanitize-html',
        '@types/sanitize-html',
        'file-type',
        'asn1js',
        'entities',
        'jschardet',
        '@exodus/bytes',
        'zod',
      ),
      node('crypto', 'buffer', 'stream'),
    ],
    types: [files('shared/core/', 'shared/app/')],
    why: 'Turns facts into mails and mails into text; who is told, and when, is decided in the core.',
  },
  {
    area: 'shared/aws',
    may: [
      WORDS,
      WORDS_SLA,
      RUN_TIME_OVERRIDES,
      PORTS,
      files('events/'),
      npm('@aws-sdk/[^/]+', '@smithy/[^/]+', 'zod'),
      node('crypto', 'buffer', 'zlib', 'util'),
    ],
    types: [files('shared/core/', 'shared/app/')],
    why: 'One adapter per port. An adapter that decides something is a rule in the wrong place.',
  },
  {
    area: 'shared/net',
    may: [WORDS, PORTS, npm('nodemailer', '@types/nodemailer', 'jose'), node('dns', 'http', 'https', 'net', 'buffer', 'stream')],
    types: [files('shared/core/', 'shared/app/')],
    why: 'Speaks to systems that are not ours, so what a request may reach is decided here and nowhere else.',
  },
  {
    area: 'shared/lambda',
    may: [
      files('shared/', 'events/'),
      npm('@middy/[^/]+', '@aws-lambda-powertools/[^/]+', '@aws-sdk/[^/]+', 'zod'),
      AWS_TYPES,
      node('crypto', 'buffer', 'timers'),
    ],
    why: 'What functions share at the edge. Ports meet adapters here and in the services of each function, nowhere else.',
  },
  {
    area: 'functions/([^/]+)',
    self: '^functions/$1/',
    may: [
      files('shared/', 'events/'),
      npm('@middy/[^/]+', '@aws-lambda-powertools/[^/]+', 'zod', 'ical-generator'),
      AWS_TYPES,
      node('crypto', 'buffer', 'net'),
    ],
    why: 'A function is a trigger: thin, without rules, without the SDK, and never dependent on another function.',
  },
  {
    area: 'infra',
    may: [
      files('functions/[^/]+/env\\.ts$', 'shared/config/'),
      npm('aws-cdk-lib', 'constructs', 'cdk-nag', 'esbuild', 'zod', 'yaml'),
      node('fs', 'path', 'url', 'crypto'),
    ],
    types: [files('shared/core/', 'shared/app/')],
    why: 'Resources are described from the names that functions ask for; nothing of the platform runs at deploy time.',
  },
];

const rulesOf = ({ area, self, may, types, why }) => {
  const name = area.replace('/([^/]+)', '');
  const own = self ?? `^${area}/`;
  const rule = { name: `${name}-imports-only-its-own`, severity: 'error', comment: why, from: { path: `^${area}/` } };
  if (types === undefined) return [{ ...rule, to: { pathNot: [own, ...may] } }];
  return [
    { ...rule, to: { pathNot: [own, ...may], dependencyTypesNot: ['type-only'] } },
    { ...rule, name: `${name}-types-only-its-own`, to: { pathNot: [own, ...may, ...types], dependencyTypes: ['type-only'] } },
  ];
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...AREAS.flatMap(rulesOf),
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'What ships must not depend on what checks it.',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'nothing-imports-local',
      severity: 'error',
      comment: 'The laptop runs the platform; the platform does not know that it runs on a laptop.',
      from: { pathNot: '^(local|scripts|test)/' },
      to: { path: '^local/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Files that need each other at run time are one file, or a third is missing. Types may refer to each other.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that resolves to nothing escapes every other rule.',
      from: {},
      to: { couldNotResolve: true, pathNot: AWS_TYPES },
    },
    {
      name: 'shipped-code-needs-shipped-packages',
      severity: 'error',
      comment: 'What a function imports at run time belongs into "dependencies".',
      from: { path: '^(shared|functions|events)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      comment: 'A package that is only there because another one needs it can vanish with the next update.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    exclude: { path: '^(cdk\\.out|coverage|reports|\\.pledge|\\.stryker-tmp)/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
