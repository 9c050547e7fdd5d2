import { document } from '../api/contract.ts';
import { resolve, type Schema } from './schema.ts';

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
  /** The fields of what it answers, or of each item of a list. */
  readonly shows: readonly string[];
};

type Documented = {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Contents;
  };
  readonly responses: { readonly [status: string]: { readonly content: Contents } };
};
type Contents = { readonly [type: string]: { readonly schema: Schema } };

export const OPERATIONS: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries<Documented>(methods).map(([method, operation]) => ({
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    proof: proofOf(operation),
    parameters: operation.parameters ?? [],
    body: bodyOf(operation),
    shows: fieldsOf(operation.responses['200']?.content['application/json']?.schema),
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

function fieldsOf(schema: Schema = {}): readonly string[] {
  const { properties = {}, anyOf, oneOf } = resolve(schema);
  const [whole] = anyOf ?? oneOf ?? [];
  if (whole !== undefined) return fieldsOf(whole);
  return properties['items'] === undefined ? Object.keys(properties) : fieldsOf(resolve(properties['items']).items);
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
