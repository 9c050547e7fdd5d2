/** Synthesized stacks as one pile of resources, in which a value can be followed from the stack that uses it to the resource that it stands for. */
import * as z from 'zod';

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      Metadata: z.object({ 'aws:cdk:path': z.string().default('') }).default({ 'aws:cdk:path': '' }),
    }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

const intrinsicSchema = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => ({ kind: 'resource' as const, id: Ref })),
  z
    .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform((value) => ({ kind: 'resource' as const, id: value['Fn::GetAtt'][0] })),
  z
    .strictObject({ 'Fn::GetStackOutput': z.object({ StackName: z.string(), OutputName: z.string() }) })
    .transform((value) => ({ kind: 'output' as const, ...value['Fn::GetStackOutput'] })),
]);

export type Resource = {
  readonly stack: string;
  readonly type: string;
  readonly properties: { readonly [name: string]: unknown };
  /** Where it stands in the construct tree, as `Blobs/Bucket/Resource`. */
  readonly path: string;
};

export type Templates = {
  ofType(type: string): readonly Resource[];
  /** The resource that a value of this stack refers to, by name or by an attribute. @throws when it refers to none */
  follow(stack: string, value: unknown): Resource;
};

/** @param templates CloudFormation templates by stack name */
export function readTemplates(templates: ReadonlyMap<string, unknown>): Templates {
  const stacks = new Map([...templates].map(([name, template]) => [name, templateSchema.parse(template)]));
  const resource = (stack: string, id: string): Resource => {
    const found = stacks.get(stack)?.Resources[id];
    if (!found) throw new Error(`stack ${stack} has no resource ${id}`);
    const path = found.Metadata['aws:cdk:path'].slice(stack.length + 1);
    return { stack, type: found.Type, properties: found.Properties, path };
  };
  const follow = (stack: string, value: unknown): Resource => {
    const reference = intrinsicSchema.parse(value);
    if (reference.kind === 'resource') return resource(stack, reference.id);
    const { StackName, OutputName } = reference;
    return follow(StackName, stacks.get(StackName)?.Outputs[OutputName]?.Value);
  };
  const ofType = (type: string) =>
    [...stacks].flatMap(([stack, { Resources }]) =>
      Object.entries(Resources)
        .filter(([, { Type }]) => Type === type)
        .map(([id]) => resource(stack, id)),
    );
  return { ofType, follow };
}
