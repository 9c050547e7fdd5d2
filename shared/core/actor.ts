/**
 * Who did something, terse enough to be stored with every fact:
 * `agent:<person id>`, `requester:<e-mail address>`, `api:<key name>`, `webhook:<source>`, or `system` when time did it.
 */
export type Actor = 'system' | `agent:${string}` | `requester:${string}` | `api:${string}` | `webhook:${string}`;

/** Person id of the member of staff; `undefined` for everybody else, and for an address that is nobody's own. */
export function personIn(actor: Actor): string | undefined {
  return actor.startsWith('agent:') && !actor.includes('@') ? actor.slice('agent:'.length) : undefined;
}
