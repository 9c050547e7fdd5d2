import { document } from '../api/contract.ts';
import type { Schema } from './schema.ts';

/** The operations of the document, as far as requests are made from it. */
export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
};

export type Operation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Whose `Authorization` it takes, if any. */
  readonly proof: 'key' | 'link' | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: Schema } | undefined;
  /** The statuses that it promises. */
  readonly promised: ReadonlySet<number>;
};

type Documented = {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: { readonly [type: string]: { readonly schema: Schema } };
  };
  readonly responses: { readonly [status: string]: unknown };
};

export const OPERATIONS: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as unknown as { readonly [method: string]: Documented }).map(([method, operation]) => ({
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    proof: proofOf(operation),
    parameters: operation.parameters ?? [],
    body: bodyOf(operation),
    promised: new Set(Object.keys(operation.responses).map(Number)),
  })),
);

function proofOf({ security = [] }: Documented): Operation['proof'] {
  if (security.length === 0) return undefined;
  return security.some((schemes) => 'customerLink' in schemes) ? 'link' : 'key';
}

function bodyOf({ requestBody }: Documented): Operation['body'] {
  const schema = requestBody?.content['application/json']?.schema;
  return requestBody === undefined || schema === undefined ? undefined : { required: requestBody.required, schema };
}

/** The query of an operation as one object, which takes no other names. */
export function querySchema({ parameters }: Operation): Schema {
  const own = parameters.filter((parameter) => parameter.in === 'query');
  return {
    type: 'object',
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    required: own.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}
