import { defined } from '../../../shared/core/defined.ts';
import { type Html, html, joined } from '../../../shared/mail/render/html.ts';
import type { Answer, Operation, Parameter, Place, Schemas } from './document.ts';
import { sampleOf } from './sample.ts';
import { notes, prose, typeOf } from './schema-table.ts';

/** One operation: what it does, who may, what goes in, what comes out, and a call to copy. */
export function operationSection(place: Place, schemas: Schemas): Html {
  const { method, path, operation } = place;
  const { operationId, summary, description, parameters } = operation;
  return html`<section id="${operationId}"><h3><a href="#${operationId}">${summary}</a></h3>
<p class="path"><b>${method}</b> <code>${path}</code></p>
${description === undefined ? '' : html`<p>${prose(description)}</p>`}
<p>${accessOf(operation)}</p>
${parameters.length === 0 ? '' : parameterTable(parameters)}
${bodyOf(operation)}
${answersOf(operation)}
<pre>${curlOf(place, schemas)}</pre></section>
`;
}

export const isProblem = ({ content }: Answer): boolean => 'application/problem+json' in content;

function accessOf(operation: Operation): Html {
  const { 'x-right': right, 'x-roles': roles = [] } = operation;
  if (isOfCustomer(operation)) return html`By the link of a customer. <i lang="zh-CN">凭客户链接</i>`;
  if (right === undefined) return html`No key is asked for. <i lang="zh-CN">无需密钥</i>`;
  return html`Right <i lang="zh-CN">权限</i> <code>${right}</code>: ${roles.join(', ')}`;
}

const isOfCustomer = ({ security }: Operation): boolean => security.some((schemes) => 'customerLink' in schemes);

function parameterTable(parameters: readonly Parameter[]): Html {
  const rows = parameters.map(
    ({ name, in: place, required, description, schema }) =>
      html`<tr><td><code>${name}</code> ${place}${required ? html` <b>required</b>` : ''}</td><td>${typeOf(schema)}</td><td>${notes({ ...schema, ...defined({ description }) })}</td></tr>`,
  );
  return html`<h4>Parameters <i lang="zh-CN">参数</i></h4><table><tbody>${joined(rows)}</tbody></table>`;
}

function bodyOf({ requestBody }: Operation): Html {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined) return html``;
  return html`<h4>Body <i lang="zh-CN">请求体</i></h4><p>${typeOf(schema)}${requestBody?.required === true ? '' : ', may be left out'}${notes(schema)}</p>`;
}

function answersOf({ responses }: Operation): Html {
  const answers = Object.entries(responses);
  const rows = answers.filter(([, answer]) => !isProblem(answer)).map(([status, answer]) => answerRow(status, answer));
  const refusals = answers
    .filter(([, answer]) => isProblem(answer))
    .map(([status]) => html` <a href="#problem-${status}">${status}</a>`);
  return html`<h4>Answers <i lang="zh-CN">响应</i></h4><table><tbody>${joined(rows)}</tbody></table>
<p>Problems <i lang="zh-CN">错误</i>:${joined(refusals)}</p>`;
}

function answerRow(status: string, { description, headers = {}, content }: Answer): Html {
  const types = Object.entries(content).map(([media, { schema }]) =>
    media === 'application/json' ? typeOf(schema) : html`${media}`,
  );
  const names = Object.entries(headers).map(
    ([name, header]) => html`<span><code>${name}</code> ${prose(header.description ?? '')}</span>`,
  );
  return html`<tr><td>${status}</td><td>${joined(types)}</td><td><span>${prose(description)}</span>${joined(names)}</td></tr>`;
}

/** With the names that the guide uses: `$PLEDGE`, `$KEY`, `$LINK`, `$ID`. */
function curlOf({ method, path, operation }: Place, schemas: Schemas): string {
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`);
  const body = operation.requestBody?.content['application/json']?.schema;
  const parts = [
    `curl -s${method === 'GET' || (method === 'POST' && body !== undefined) ? '' : ` -X ${method}`} "$PLEDGE${target}"`,
    ...(operation.security.length === 0 ? [] : [`-H "authorization: Bearer ${isOfCustomer(operation) ? '$LINK' : '$KEY'}"`]),
    ...(body === undefined ? [] : [`-H 'content-type: application/json'`, `-d '${shellQuoted(sampleOf(body, schemas))}'`]),
  ];
  return parts.join(' \\\n  ');
}

const shellQuoted = (value: unknown): string => JSON.stringify(value).replaceAll("'", "'\\''");
