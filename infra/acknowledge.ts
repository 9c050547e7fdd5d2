/** Accepts single findings of cdk-nag, each with the reason why it is right as it is. */
import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** @param id as cdk-nag prints it, without the pack, such as `SMG4` */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${id}`, reason });
}

/** Accepts a right on this resource, if it ends in `*`. */
export function acknowledgeWildcard(construct: IConstruct, resource: string, reason: string): void {
  if (!resource.endsWith('*')) return;
  construct.node.addValidation({
    // The finding's id shows the resource as the template does. Only when the tree is validated, just before cdk-nag runs, is it known how it refers to another stack.
    validate() {
      acknowledge(construct, `IAM5[Resource::${shown(Stack.of(construct).resolve(resource))}]`, reason);
      return [];
    },
  });
}

/** What cdk-nag makes of a value of a template. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, Ref: reference } = value as Intrinsic;
  if (join) return join[1].map(shown).join(join[0]);
  if (attribute) return `<${attribute.join('.')}>`;
  return reference ? `<${reference}>` : JSON.stringify(value);
}

type Intrinsic = {
  readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
  readonly 'Fn::GetAtt'?: readonly [string, string];
  readonly Ref?: string;
};
