import type { FuzzRequest } from './request.ts';

/** The line with which a person sends the same request again. */
export function curlOf({ method, path, query, headers, body }: FuzzRequest, url: string): string {
  const target = quoted(`${url}${path}${query === '' ? '' : `?${query}`}`);
  const all = Object.entries(headers).map(([name, value]) => ` -H ${quoted(`${name}: ${value}`)}`);
  const line = `curl -si --path-as-is -X ${method} ${target}${all.join('')}`;
  if (body === undefined) return line;
  const text = typeof body === 'string' ? body : undefined;
  if (text?.isWellFormed() && text.length < 4_000) return `${line} --data-binary ${quoted(text)}`;
  return `base64 -d <<<'${Buffer.from(body).toString('base64').slice(0, 8_000)}' | ${line} --data-binary @-`;
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
