import { openApiDocument } from '../../../shared/api/openapi.ts';

/** The OpenAPI document as its page reads it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
} & { readonly [bound in Bound]?: number };

export type Bound =
  | 'minLength'
  | 'maxLength'
  | 'minimum'
  | 'maximum'
  | 'minItems'
  | 'maxItems'
  | 'minProperties'
  | 'maxProperties';

export type Content = { readonly [mediaType: string]: { readonly schema: Schema } };

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
};

export type Answer = {
  readonly description: string;
  readonly headers?: { readonly [name: string]: { readonly description?: string } };
  readonly content: Content;
};

export type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly { readonly [scheme: string]: readonly string[] }[];
  readonly 'x-right'?: string;
  readonly 'x-roles'?: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: { readonly [status: string]: Answer };
};

export type Schemas = { readonly [name: string]: Schema };

export type OpenApi = {
  readonly info: { readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: Schemas };
};

/** An operation and where it is. */
export type Place = { readonly method: string; readonly path: string; readonly operation: Operation };

export const openApi = (serverUrl: string): OpenApi => openApiDocument(serverUrl) as unknown as OpenApi;

export const placesOf = ({ paths }: OpenApi): readonly Place[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

/** `Ticket` of `#/components/schemas/Ticket`. */
export const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);
