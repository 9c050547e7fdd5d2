import type { Services } from '../../shared/app/services.ts';

/** A delivery that is refused is kept all the same, for whoever asks why. */
const NOTED_ANYWAY = ['webhookLog'];

const WRITING =
  /^(commit|save|put|apply|deploy|add|begin|update|delete|remove|append|record|create|send|publish|post|store|revoke|release)/;

/** The same services, with a note of every write. */
export function observed(services: Services, note: (name: string) => void): Services {
  const watched = Object.entries(services).map(([port, implementation]) => [
    port,
    typeof implementation === 'object' && implementation !== null ? watch(port, implementation as object, note) : implementation,
  ]);
  return Object.fromEntries(watched) as Services;
}

function watch(port: string, implementation: object, note: (name: string) => void): object {
  return Object.fromEntries(
    Object.entries(implementation).map(([name, member]) => [
      name,
      typeof member === 'function' && WRITING.test(name) && !NOTED_ANYWAY.includes(port)
        ? async (...given: readonly unknown[]) => {
            const outcome: unknown = await (member as (...all: readonly unknown[]) => unknown)(...given);
            // Who comes too late has written nothing.
            if (outcome !== 'conflict' && outcome !== false) note(`${port}.${name}`);
            return outcome;
          }
        : member,
    ]),
  );
}
