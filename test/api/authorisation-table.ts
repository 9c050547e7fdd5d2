import { isAllowed } from '../../shared/api/authorisation.ts';
import { type Route, rightOf } from '../../shared/api/route.ts';
import { routes } from '../../shared/api/routes.ts';
import { ROLES } from '../../shared/core/role.ts';

/** The table of `docs/authorisation.md`: who may do what, operation by operation. */
const BEGIN = '<!-- made from the contract -->\n';
const END = '<!-- until here -->\n';

/** The page with the table that it should have. */
export function withTable(page: string): string {
  const [before, rest = ''] = page.split(BEGIN);
  const [, after] = rest.split(END);
  if (before === undefined || after === undefined) throw new Error('the page has no place for the table');
  return `${before}${BEGIN}${table()}${END}${after}`;
}

function table(): string {
  const rows = Object.values<Route>(routes).map((route) => [`\`${route.method} ${route.path}\``, ...cellsOf(route)]);
  return [['operation', 'right', ...ROLES], ['---', '---', ...ROLES.map(() => ':-:')], ...rows].map(row).join('');
}

function cellsOf(route: Route): readonly string[] {
  const right = rightOf(route);
  if (route.access === 'customer') return ['link of a customer', ...ROLES.map(() => '–')];
  if (right === undefined)
    return [route.access === 'sender' ? 'signature of the sender' : 'none needed', ...ROLES.map(() => 'yes')];
  return [`\`${right}\``, ...ROLES.map((role) => (isAllowed(role, right) ? 'yes' : '–'))];
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
