/** What the contract makes of a handler: the types of what it is given and of what it may answer. */
import type { operations, queryDefaults } from '@civico/contract/operations.ts';
import type { Answer, Call } from './kernel.ts';

export type OperationName = keyof operations;

type Responses<Name extends OperationName> = operations[Name]['responses'];

/** Names of what has a default in the contract, which validation fills in. */
type Defaulted<Name extends OperationName> = Name extends keyof queryDefaults ? queryDefaults[Name] : never;

type ParamsOf<Name extends OperationName> = operations[Name]['parameters'] extends { path: infer Params } ? Params : Readonly<Record<string, never>>;

type QueryOf<Name extends OperationName> = operations[Name]['parameters'] extends { query?: infer Query }
  ? [NonNullable<Query>] extends [never] ? Readonly<Record<string, never>> : NonNullable<Query> & { [Key in Defaulted<Name> & keyof NonNullable<Query>]-?: NonNullable<NonNullable<Query>[Key]> }
  : never;

type BodyOf<Name extends OperationName> = operations[Name] extends { requestBody: { content: infer Content } }
  ? Content extends { 'application/json': infer Body } ? Body : keyof Content extends `image/${string}` ? Buffer : undefined
  : undefined;

/** One validated request for an operation. */
export type CallOf<Name extends OperationName> = Call<ParamsOf<Name>, QueryOf<Name>, BodyOf<Name>, Name>;

declare const written: unique symbol;
/** JSON that is text already, because a thread or the database has written it. The compiler takes it on trust. */
export type WrittenJson = string & { readonly [written]: true };
export const writtenJson = (text: string): WrittenJson => text as WrittenJson;

/** A body in one of the media types of the contract: an object where it is JSON; text or bytes, and their type, otherwise. */
type Content<Media> = { [Type in keyof Media & string]: Type extends 'application/json'
  ? { body: Media[Type] | WrittenJson; type?: undefined }
  : { body: string | Buffer; type: Type | `${Type}; charset=utf-8` } }[keyof Media & string];

type Headers = Pick<Answer, 'headers'>;

type Success<Status, Response> = { status: Status } & Headers & (Response extends { content: infer Media } ? Content<Media> : { body?: undefined; type?: undefined });

/** One of the successes the contract knows, or that nothing has changed. Everything else is thrown as a ProblemError. */
export type AnswerOf<Name extends OperationName> =
  | { [Status in keyof Responses<Name> & number]: `${Status}` extends `2${string}` ? Success<Status, Responses<Name>[Status]> : never }[keyof Responses<Name> & number]
  | { status: 304; body?: undefined; type?: undefined } & Headers;

export type HandlerOf<Name extends OperationName> = (call: CallOf<Name>) => Promise<AnswerOf<Name>>;

/** A handler for each of some operations. */
export type HandlersFor<Names extends OperationName> = { readonly [Name in Names]: HandlerOf<Name> };
