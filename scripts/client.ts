// Writes the types of the client anew from the OpenAPI document: `npm run client` after every change of the contract.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../shared/api/openapi.ts';

type Json = { readonly [key: string]: unknown };
type Operation = {
  readonly security: readonly unknown[];
  readonly parameters: readonly { readonly name: string }[];
  readonly responses: {
    readonly [status: string]: { readonly description: string; readonly content: { readonly [type: string]: Json } };
  };
};
type Document = Json & { readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } } };

export const FILE = join(import.meta.dirname, '../shared/api/client/schema.ts');

/** The text of the file as it should be. */
export async function clientTypes(): Promise<string> {
  const document = openApiDocument('https://pledge.example') as Document;
  const types = await openapiTypes({ ...document, paths: pathsOf(document) } as unknown as OpenAPI3, { immutable: true });
  return `// Made from the OpenAPI document by \`npm run client\`. Not to be changed by hand.\n${astToString(types)}`;
}

/** What a program with a key asks for, and what it gets when it is not refused; every refusal is one and the same problem. */
function pathsOf({ paths }: Document): Json {
  const kept = Object.entries(paths).map(([path, operations]) => {
    const keyed = Object.entries(operations).filter(([, { security }]) => security.length > 0);
    return [path, Object.fromEntries(keyed.map(([method, operation]) => [method, told(operation)]))] as const;
  });
  return Object.fromEntries(kept.filter(([, operations]) => Object.keys(operations).length > 0));
}

/** Without `fields`, with which nobody could say at compile time what an answer has. */
function told(operation: Operation): Json {
  const done = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  return {
    ...operation,
    parameters: operation.parameters.filter(({ name }) => name !== 'fields'),
    responses: Object.fromEntries(
      done.map(([status, { description, content }]) => [status, { description, content: whole(content) }]),
    ),
  };
}

const whole = (content: Operation['responses'][string]['content']): Json =>
  Object.fromEntries(
    Object.entries(content).map(([type, { schema }]) => [
      type,
      { schema: (schema as { readonly anyOf?: readonly Json[] }).anyOf?.[0] ?? schema },
    ]),
  );

if (import.meta.main) writeFileSync(FILE, await clientTypes());
