import type * as z from 'zod/mini';
import { ApiError, type ApiRequest, createApiClient, findAccess } from '../api-client.ts';

export type Env = { readonly [name: string]: string | undefined };

export type Ask = <S extends z.ZodMiniType>(request: {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: ApiRequest['query'];
  readonly body?: object;
  readonly answer: S;
}) => Promise<z.output<S>>;

/** The platform that the options `--url` and `--data` name. */
export type Whereabouts = { readonly url?: string | undefined; readonly data?: string | undefined };

/** A client that takes only answers of the shape that this release knows. */
export function connect({ url, data }: Whereabouts, { env }: { readonly env: Env }): Ask {
  const client = createApiClient(findAccess({ url, data }, env));
  return async ({ method, path, answer, ...request }) => {
    const read = answer.safeParse(await client.request(method, path, request));
    if (read.success) return read.data;
    throw new ApiError('The Pledge that answers is of another version than this command.');
  };
}
