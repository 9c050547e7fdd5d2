import type { components, paths } from './schema.ts';

/** What can be asked, read off the generated types: which paths a method has, what goes in, what comes out. */
export type Method = 'get' | 'post' | 'patch' | 'delete';

export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends { readonly [method in M]: object } ? P : never;
}[keyof paths];

export type OperationOf<M extends Method, P extends PathOf<M>> = paths[P] extends { readonly [method in M]: infer O } ? O : never;

export type RequestOf<O> = PartOf<O, 'path'> & PartOf<O, 'query'> & PartOf<O, 'header'> & BodyOf<O>;

/** Left out altogether where the operation has to be told nothing. */
export type RequestArgument<R> = object extends R ? readonly [request?: R] : readonly [request: R];

export type AnswerOf<O> = O extends { readonly responses: infer Answers }
  ? Answers[keyof Answers] extends { readonly content: infer Content }
    ? Content[keyof Content]
    : never
  : never;

/** Lists that come in pages. */
export type ListPath = {
  [P in PathOf<'get'>]: AnswerOf<OperationOf<'get', P>> extends Page ? P : never;
}[PathOf<'get'>];

export type ItemOf<P extends ListPath> =
  AnswerOf<OperationOf<'get', P>> extends { readonly items: readonly (infer Item)[] } ? Item : never;

export type Page = { readonly items: readonly unknown[]; readonly nextCursor: string | null };

export type Problem = components['schemas']['Problem'];

type PartOf<O, Part extends 'path' | 'query' | 'header'> = O extends { readonly parameters: infer Parts }
  ? Pick<Parts, Part & keyof Parts>
  : never;

type BodyOf<O> = O extends { readonly requestBody: Json<infer Body> }
  ? { readonly body: Body }
  : O extends { readonly requestBody?: Json<infer Body> }
    ? { readonly body?: Body }
    : { readonly body?: never };

type Json<Body> = { readonly content: { readonly 'application/json': Body } };
