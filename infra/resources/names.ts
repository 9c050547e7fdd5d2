/** Names for resources outside AWS: their own where the template gives them one, else made from where they stand in the construct tree. */
import * as z from 'zod';
import { FUNCTION_NAMES, type FunctionName } from '../function-name.ts';
import type { Resource } from './templates.ts';

const OWN_NAMES = ['QueueName', 'TopicName', 'TableName', 'BucketName', 'Name'] as const;

/** @param prefix what all names of the stage begin with, such as `pledge-local-` */
export function nameOf({ properties, path }: Resource, prefix: string): string {
  const own = OWN_NAMES.map((name) => properties[name]).find((name) => typeof name === 'string');
  if (own !== undefined) return own;
  const [construct = ''] = path.split('/');
  return prefix + construct.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

export function functionNameOf({ properties }: Resource, prefix: string): FunctionName {
  const name = z.string().startsWith(prefix).parse(properties.FunctionName).slice(prefix.length);
  return z.enum(FUNCTION_NAMES).parse(name);
}
