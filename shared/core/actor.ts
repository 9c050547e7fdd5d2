/**
 * Who did something, terse enough to be stored with every fact:
 * `agent:<person id>`, `requester:<e-mail address>`, `api:<key name>`, `webhook:<source>`, or `system` when time did it.
 */
export type Actor = 'system' | `agent:${string}` | `requester:${string}` | `api:${string}` | `webhook:${string}`;
