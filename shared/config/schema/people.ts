import { LANGUAGES } from '../../core/language.ts';
import { parseEmail } from '../text/email.ts';
import { parseZone } from '../text/zone.ts';
import { identifier, leaf, line, listOrOne, reference, section, table, word } from './shapes.ts';

export const language = word(LANGUAGES, 'Language of mails.');
export const timeZone = leaf(parseZone, { examples: ['Asia/Shanghai'], description: 'IANA name of a time zone.' });
export const email = leaf(parseEmail, { examples: ['lin@acme.example'] });

export const organisation = section({
  name: line(100, 'Acme', 'Stands in mails.'),
  language: language.optional(),
  'time-zone': timeZone,
});

const person = section({
  name: line(100, '林晓'),
  email: email.optional(),
  manager: reference('chen').optional(),
  language: language.optional(),
  'time-zone': timeZone.optional(),
  hours: reference('office-hours').optional(),
});

const team = section({
  name: line(100, '客户服务部'),
  lead: reference('chen').optional(),
  members: listOrOne(reference('lin'), 'lin, wang', 0).optional(),
});

export const people = table(identifier('lin'), person, 'one block per person, named by the id, e.g. lin: { name: 林晓 }');
export const teams = table(
  identifier('service'),
  team,
  'one block per team, named by the id, e.g. service: { name: 客户服务部 }',
);
