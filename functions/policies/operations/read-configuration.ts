import { toIso } from '../../../shared/app/iso.ts';
import type { ConfigurationDraft } from '../../../shared/app/ports.ts';
import { loadConfiguration } from '../../../shared/config/load-configuration.ts';
import type { ConfigurationProblem } from '../../../shared/config/problem.ts';
import { withStageMail } from '../../../shared/config/stage-mail.ts';
import { HttpProblem } from '../../../shared/lambda/http-problem.ts';
import type { PoliciesServices } from '../services.ts';

/** Names the text where a problem would name its file. */
const FILE = 'configuration';
const DATE_LENGTH = 'YYYY-MM-DD'.length;

/** With warnings of what will soon be out of date. */
export const loadText = ({ now }: Pick<PoliciesServices, 'now'>, text: string) =>
  loadConfiguration({ text, file: FILE }, toIso(now()).slice(0, DATE_LENGTH));

export type ReadConfiguration = {
  readonly draft: ConfigurationDraft;
  readonly warnings: readonly ConfigurationProblem[];
};

/** The configuration as this stage takes it. @throws HttpProblem 422 that names each mistake by its line */
export function readConfiguration(services: Pick<PoliciesServices, 'now' | 'stageMail'>, text: string): ReadConfiguration {
  const loaded = loadText(services, text);
  if (!loaded.ok) throw wrongConfiguration(loaded.errors);
  return { draft: withStageMail(loaded.draft, services.stageMail), warnings: loaded.warnings };
}

function wrongConfiguration(errors: readonly ConfigurationProblem[]): HttpProblem {
  const [first] = errors;
  const more = errors.length <= 1 ? '' : ` (and ${errors.length - 1} more, see \`errors\`)`;
  return new HttpProblem({
    status: 422,
    code: 'wrong-configuration',
    detail: `The configuration has errors. Line ${first?.line}: ${first && said(first)}${more}. Nothing was changed.`,
    errors: errors.map((error) => ({
      field: 'configuration',
      in: 'body',
      pointer: '#/configuration',
      line: error.line,
      column: error.column,
      detail: said(error),
    })),
  });
}

const said = ({ path, message }: ConfigurationProblem): string => (path === '' ? message : `${path}: ${message}`);
