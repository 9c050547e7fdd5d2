import type { HttpReply } from '../../../shared/lambda/http.ts';
import { type Html, html, joined } from '../../../shared/mail/render/html.ts';
import { htmlReply } from '../html-page.ts';
import { type OpenApi, openApi, type Place, placesOf } from './document.ts';
import { isProblem, operationSection } from './operation-section.ts';
import { prose, schemaTable } from './schema-table.ts';
import { STYLE } from './style.ts';

const made = new Map<string, HttpReply>();

/**
 * The OpenAPI document for people: everything on one page, so that the browser's own search finds it.
 * Made once, since nothing changes it while a function lives.
 */
export function docsPage(serverUrl: string): HttpReply {
  const page =
    made.get(serverUrl) ??
    htmlReply({ status: 200, language: 'en', title: 'Pledge API', style: STYLE, body: bodyOf(openApi(serverUrl)) });
  made.set(serverUrl, page);
  return page;
}

function bodyOf(document: OpenApi): Html {
  const places = placesOf(document);
  const { tags, info, servers, components } = document;
  const within = (tag: string) => places.filter(({ operation }) => operation.tags.includes(tag));
  return html`<nav id="index"><h2>Index <i lang="zh-CN">目录</i></h2>
${joined(tags.map(({ name }) => html`<h3><a href="#tag-${name}">${name}</a></h3><ul>${joined(within(name).map(entry))}</ul>`))}
<h3><a href="#problems">problems</a></h3><h3><a href="#schemas">schemas</a></h3></nav>
<main><h1>Pledge API ${info.version}</h1><p>${prose(info.description)}</p>
<p class="narrow"><a href="#index">Index <i lang="zh-CN">目录</i></a></p>
<p><a href="/openapi.json">OpenAPI 3.1</a> · <code>PLEDGE=${servers[0]?.url ?? ''}</code></p>
${joined(
  tags.map(
    ({ name, description }) => html`<h2 id="tag-${name}">${name}</h2><p>${prose(description)}</p>
${joined(within(name).map((place) => operationSection(place, components.schemas)))}`,
  ),
)}
${problemsOf(places)}
<h2 id="schemas">Schemas <i lang="zh-CN">数据结构</i></h2>
${joined(
  Object.entries(components.schemas).map(
    ([
      name,
      schema,
    ]) => html`<section id="schema-${name}"><h3><a href="#schema-${name}">${name}</a></h3>${schemaTable(schema)}</section>
`,
  ),
)}</main>`;
}

const entry = ({ operation }: Place): Html => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`;

/** Each status means the same everywhere. */
function problemsOf(places: readonly Place[]): Html {
  const answers = places
    .flatMap(({ operation }) => Object.entries(operation.responses))
    .filter(([, answer]) => isProblem(answer));
  const meanings = new Map(answers.map(([status, { description }]) => [status, description]));
  const rows = [...meanings].toSorted(([a], [b]) => Number(a) - Number(b));
  return html`<h2 id="problems">Problems <i lang="zh-CN">错误</i></h2>
<p>Each with a <a href="#schema-Problem">Problem</a> as <code>application/problem+json</code>.</p>
<table><tbody>${joined(rows.map(([status, words]) => html`<tr id="problem-${status}"><td>${status}</td><td>${prose(words)}</td></tr>`))}</tbody></table>`;
}
