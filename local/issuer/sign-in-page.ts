import type { Organisation, Person } from '../../shared/core/organisation.ts';
import { ROLES } from '../../shared/core/role.ts';
import { roleOf } from '../../shared/core/role-of.ts';
import { type Html, html, joined } from '../../shared/mail/render/html.ts';

/** The page on which somebody says who they are: everybody of the configuration, without a password. */
const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
  ul { list-style: none; padding: 0; }
  button { font: inherit; width: 100%; text-align: left; padding: .5rem .8rem; margin: .2rem 0; cursor: pointer; }
  small { opacity: .75; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .8rem; border: 1px solid #8886; }
`;

const pageOf = (body: Html): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Pledge: sign in</title><style>${{ html: STYLE }}</style></head><body>${body}</body></html>
`.html;

/** @param query of the address of the page; it comes back with the choice */
export function signInPage(organisation: Organisation, query: string): string {
  const people = Object.values(organisation.people).map((person) => choiceOf(person, organisation));
  const roles = ROLES.filter((role) => role !== 'integrator').map((role) => html`<option>${role}</option>`);
  return pageOf(html`<h1>Sign in / 登录</h1>
<p>Who are you? Nobody is asked for a password on this machine. 您是谁？在本机上无需密码。</p>
<form method="post" action="?${query}">
<p><label>Role / 角色 <select name="role"><option value="">as configured / 按配置</option>${joined(roles)}</select></label></p>
<ul>${joined(people)}</ul></form>`);
}

const choiceOf = ({ id, name, email = '' }: Person, organisation: Organisation): Html =>
  html`<li><button name="person" value="${id}">${name} <small>${id} · ${email} · ${roleOf(id, organisation)}</small></button></li>`;

/** For whoever signs in without a program that waits for it. */
export const tokenPage = (url: string, person: string, token: string): string =>
  pageOf(html`<h1>Signed in / 已登录: ${person}</h1>
<p>This token is good for an hour of local time. 令牌在本地时间一小时内有效。</p>
<pre>${token}</pre>
<pre>curl -s ${url}/v1/tickets -H "authorization: Bearer ${token}"</pre>`);
