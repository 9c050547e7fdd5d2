/** The functions that exist: each is a folder under `functions/`. */
export const FUNCTION_NAMES = ['api', 'wake', 'sweep', 'audit', 'mail-intake', 'configure'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];
