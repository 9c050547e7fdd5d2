// The JSON Schema of pledge.yaml for editors: completion and a first check while typing. What it cannot say, the loader says.
import * as z from 'zod';
import { fileSchema } from './schema/file.ts';
import { leafNotes, shortForms } from './schema/shapes.ts';

/** `docs/pledge.schema.json`, as an object. */
export function configurationJsonSchema(): object {
  const schema = z.toJSONSchema(fileSchema, { io: 'input', target: 'draft-7', unrepresentable: 'any', override: describe });
  return {
    ...schema,
    title: 'pledge.yaml',
    description: 'Configuration of Pledge: organisation, promises, escalation and channels',
  };
}

type Described = { readonly zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema };

function describe({ zodSchema, jsonSchema }: Described): void {
  const notes = leafNotes.get(zodSchema);
  if (notes !== undefined) {
    const { type = 'string', examples, ...rest } = notes;
    Object.assign(jsonSchema, { type, ...rest, ...(type === 'string' ? { examples } : {}) });
  }
  const short = shortForms.get(zodSchema)?.short;
  if (short === undefined) return;
  const long = { ...jsonSchema };
  for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
  Object.assign(jsonSchema, { anyOf: [short === 'items' ? long.items : long.properties?.[short], long] });
}
