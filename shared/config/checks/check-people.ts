import { error, type Finding } from '../problem.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { checkOutside } from './own-addresses.ts';
import { checkReference, repeats } from './references.ts';

/** People and teams refer to people who exist, every chain of managers ends, and an address is one person's. */
export function checkPeople(file: ConfigurationFile): readonly Finding[] {
  return [...checkManagers(file), ...checkHours(file), ...checkLoops(file), ...checkAddresses(file), ...checkTeams(file)];
}

function checkManagers({ people }: ConfigurationFile): readonly Finding[] {
  return Object.entries(people).flatMap(([id, person]) =>
    checkReference(person.manager, people, ['people', id, 'manager'], 'people'),
  );
}

function checkHours({ people, calendars }: ConfigurationFile): readonly Finding[] {
  return Object.entries(people).flatMap(([id, { hours }]) =>
    checkReference(hours, calendars, ['people', id, 'hours'], 'calendars'),
  );
}

/** One finding a loop, at the first of its people in the file. */
function checkLoops({ people }: ConfigurationFile): readonly Finding[] {
  const settled = new Set<string>();
  return Object.keys(people).flatMap((start) => {
    const chain: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && !settled.has(id) && !chain.includes(id) && Object.hasOwn(people, id)) {
      chain.push(id);
      id = people[id]?.manager;
    }
    const loop = id !== undefined && chain.includes(id) ? chain.slice(chain.indexOf(id)) : [];
    for (const member of chain) settled.add(member);
    const [first] = loop;
    if (first === undefined) return [];
    const round = [...loop, first].join(' → ');
    return [
      error(
        ['people', first, 'manager'],
        `the managers go round in a circle: ${round}; remove the manager of whoever is at the top`,
      ),
    ];
  });
}

function checkAddresses({ people, mail }: ConfigurationFile): readonly Finding[] {
  const entries = Object.entries(people);
  const twice = repeats(entries.map(([, person]) => person.email?.toLowerCase())).map(({ index, first }) => {
    const [id, other] = [entries[index]?.[0] ?? '', entries[first]?.[0] ?? ''];
    return error(
      ['people', id, 'email'],
      `is also the address of ${other}; mail from it must be one person's: give each their own`,
    );
  });
  return [...twice, ...entries.flatMap(([id, person]) => checkOutside(person.email, mail, ['people', id, 'email']))];
}

function checkTeams({ teams, people }: ConfigurationFile): readonly Finding[] {
  return Object.entries(teams).flatMap(([id, team]) => [
    ...checkReference(team.lead, people, ['teams', id, 'lead'], 'people'),
    ...(team.members ?? []).flatMap((member, index) => checkReference(member, people, ['teams', id, 'members', index], 'people')),
    ...repeats(team.members ?? []).map(({ index }) => error(['teams', id, 'members', index], 'is listed twice; remove one')),
  ]);
}
