import { find, valuesAt } from '../value-at.ts';
import type { WebhookSource, WhenSo } from '../webhook-source.ts';
import { type Action, ignored, type Part, problem, type WebhookAdapter } from './adapter.ts';

/** Whatever posts JSON: the configuration says where things stand in it. */
export const generic: WebhookAdapter = {
  deliveryId: ({ headers }) => headers['webhook-id'] ?? headers['idempotency-key'],
  read: (body, source) => {
    if (typeof body !== 'object' || body === null) return [problem('', 'Must be a JSON object.')];
    const { alerts } = source.mapping;
    if (alerts === undefined) return [readAlert(body, '', source)];
    const found = alerts.flatMap((path) => valuesAt(body, path));
    if (found.length === 0) return [ignored('the body holds no alerts', alerts[0])];
    return found.map(({ value, path }) => readAlert(value, path, source));
  },
};

function readAlert(view: unknown, path: string, { mapping }: WebhookSource): Part {
  if (typeof view !== 'object' || view === null) return problem(path, 'Must be an object.');
  return { kind: 'alert', path, action: actionOf(view, mapping), view, known: {} };
}

function actionOf(view: object, { resolved, acknowledged }: WebhookSource['mapping']): Action {
  if (isSo(view, resolved)) return 'resolve';
  return isSo(view, acknowledged) ? 'acknowledge' : 'trigger';
}

function isSo(view: object, when: WhenSo | undefined): boolean {
  const found = when && find(view, when.paths);
  if (when === undefined || found === undefined) return false;
  const said = String(found.value).trim().toLowerCase();
  return when.is.some((value) => value.toLowerCase() === said);
}
