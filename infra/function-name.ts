/** The functions that exist: each is a folder under `functions/`. */
export const FUNCTION_NAMES = [
  'api',
  'policies',
  'wake',
  'sweep',
  'audit',
  'reconcile',
  'canary',
  'mail-intake',
  'mail-events',
  'webhook-delivery',
  'webhook-intake',
  'mail-review',
  'configure',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];
