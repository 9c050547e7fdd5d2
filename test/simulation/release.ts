/** A release of the platform: its code, and the newest form of stored tickets that it knows. */
import { pathToFileURL } from 'node:url';
import { NewerSchemaError, PermanentError, RetryableError } from '../../shared/app/errors.ts';
import { SCHEMA_VERSION } from '../../shared/aws/item-fields.ts';
import { ENGINE, type Engine } from './engine.ts';

export type Release = {
  readonly engine: Engine;
  readonly schema: number;
  /** What the services of the simulation throw, as the classes of this release. */
  readonly translate: (error: unknown) => unknown;
};

const keep = (error: unknown): unknown => error;

export const THIS_RELEASE: Release = { engine: ENGINE, schema: SCHEMA_VERSION, translate: keep };

/** The release before one, where no other code of it is there: the same, but that it knows nothing of what the new one writes. */
export const before = (release: Release): Release => ({ ...release, schema: release.schema - 1 });

type Modules = {
  readonly errors: {
    readonly RetryableError: typeof RetryableError;
    readonly PermanentError: typeof PermanentError;
    readonly NewerSchemaError?: typeof NewerSchemaError;
  };
  readonly fields: { readonly SCHEMA_VERSION: number };
  readonly simulation: { readonly ENGINE: Engine };
};

/** @param folder a checkout of another revision, with its dependencies */
export async function loadRelease(folder: string): Promise<Release> {
  const load = (path: string) => import(new URL(path, pathToFileURL(`${folder}/`)).href);
  const [errors, fields, simulation] = await Promise.all([
    load('shared/app/errors.ts') as Promise<Modules['errors']>,
    load('shared/aws/item-fields.ts') as Promise<Modules['fields']>,
    load('test/simulation/engine.ts') as Promise<Modules['simulation']>,
  ]);
  const translate = (error: unknown): unknown => {
    if (error instanceof NewerSchemaError && errors.NewerSchemaError !== undefined)
      return new errors.NewerSchemaError(error.what, error.schema);
    if (error instanceof RetryableError)
      return new errors.RetryableError(error.message, { outcomeUnknown: error.outcomeUnknown });
    return error instanceof PermanentError ? new errors.PermanentError(error.message) : error;
  };
  return { engine: simulation.ENGINE, schema: fields.SCHEMA_VERSION, translate };
}
