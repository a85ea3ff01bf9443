import { unstorableText } from '@civico/domain/field-faults.ts';
import { PHOTO_FILE_MAX_BYTES } from '@civico/domain/limits.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { AccessTable } from './authorization.ts';
import type { Answer, Clerk, Handlers } from './kernel.ts';
import type { Method, Operation, Schema } from './openapi.ts';
import { faultsInWords, languageOf, ProblemError } from './problem.ts';
import type { Town } from './towns.ts';
import { deeperThan, faultsOf, readQuery } from './validation.ts';

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Bytes of a body. */
const JSON_LIMIT = 64 * 1024;
const MAX_DEPTH = 16;
const FORM = 'application/x-www-form-urlencoded';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Opened by a person or posted by their mail program: errors are pages, and it may come from any site. */
    page?: boolean;
  }
}

interface RouterOptions {
  operations: readonly Operation[];
  handlers: Handlers;
  access: AccessTable;
  town: Town;
  /** Path before the contract's, e.g. `/api/v1`. */
  base: string;
  identify(cookie: string | undefined, comune: string): Promise<Clerk | undefined>;
}

/** Registers every operation of the contract for one town, and 405 for the methods a path does not have. */
export function registerOperations(app: FastifyInstance, options: RouterOptions): void {
  const paths = new Map<string, Operation[]>();
  for (const operation of options.operations) paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  for (const [path, operations] of paths) {
    for (const operation of operations) app.route(routeOf(operation, options));
    const present = operations.map((one) => one.method);
    const allow = [...present, ...(present.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    app.route({
      method: METHODS.filter((method) => !present.includes(method)), url: path,
      onRequest: () => { throw new ProblemError('method-not-allowed', { headers: { allow } }); },
      handler: () => undefined,
    });
  }
}

function routeOf(operation: Operation, options: RouterOptions): RouteOptions {
  const { id, method } = operation;
  const handle = options.handlers[id];
  const access = options.access[id];
  if (handle === undefined || access === undefined) throw new Error(`${id}: no handler or no row in the authorization table`);
  const page = access === 'link';
  const form = operation.bodies.has(FORM);
  const image = [...operation.bodies.keys()].some((type) => type.startsWith('image/'));
  const offered = [...operation.answers.values()].flatMap((content) => [...content.keys()]);
  const main = [...operation.answers.entries()][0];
  const serialized = main?.[1].get('application/json');
  return {
    method, url: operation.path,
    bodyLimit: image ? PHOTO_FILE_MAX_BYTES : JSON_LIMIT,
    schema: serialized === undefined || main === undefined ? {} : { response: { [main[0]]: serialized } },
    config: { page, ...(image ? { kind: 'uploads' as const } : {}) },
    ...(operation.bodies.size > 0 ? { onRequest: (request: FastifyRequest) => checkType(request, operation) } : {}),
    handler: async (request, reply) => {
      const clerk = access === 'anyone' ? undefined : await options.identify(request.headers.cookie, options.town.id);
      if (access === 'clerk' && clerk === undefined) throw new ProblemError('unauthorized');
      const answer = await handle({
        operation: id,
        town: options.town,
        params: checkedParams(operation.params, request.params),
        query: operation.query === undefined ? {} : checkedQuery(operation.query, request.query as Record<string, unknown>),
        key: operation.idempotencyKey === undefined ? '' : checkedKey(operation.idempotencyKey, request),
        body: operation.bodies.size === 0 || form ? undefined : image ? request.body : checkedBody(operation.bodies.get('application/json'), request.body),
        clerk,
        language: languageOf(request.headers['accept-language']),
        accept: offered.length > 1 ? negotiate(request.headers.accept, offered) : (offered[0] ?? ''),
        raw: {
          ip: request.ip, cookie: request.headers.cookie, ifNoneMatch: request.headers['if-none-match'], acceptLanguage: request.headers['accept-language'], apiBase: options.base,
          contentType: typeOf(request), counterToken: oneOf(request.headers['counter-token']),
        },
        log: request.log,
      });
      return send(reply, answer);
    },
  };
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    void reply.header(name, name === 'vary' && reply.hasHeader('vary') ? `${String(reply.getHeader('vary'))}, ${String(value)}` : value);
  }
  void reply.status(answer.status).type(answer.type ?? 'application/json; charset=utf-8');
  return reply.send(answer.body ?? null);
}

const typeOf = (request: FastifyRequest) => (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

const oneOf = (header: string | string[] | undefined) => (typeof header === 'string' ? header : undefined);

/** Before a byte of the body is read. */
function checkType(request: FastifyRequest, operation: Operation): Promise<void> {
  // The button of a page has nothing to say but that it was pressed.
  if (operation.bodies.has(FORM) && typeOf(request) === '') return Promise.resolve();
  if (!operation.bodies.has(typeOf(request))) throw new ProblemError('unsupported-media-type');
  return Promise.resolve();
}

function checkedParams(schema: Schema | undefined, params: unknown): unknown {
  // An address that cannot exist is not found, like one that does not.
  if (schema !== undefined && (faultsOf(schema, params).length > 0 || unstorableText(params).length > 0)) throw new ProblemError('not-found');
  return params;
}

function checkedQuery(schema: Schema, given: Record<string, unknown>): unknown {
  const query = readQuery(schema, given);
  const faults = [...faultsOf(schema, query, '#query'), ...faultsInWords(unstorableText(query, '#query'))];
  if (faults.length > 0) throw new ProblemError('invalid-input', { faults });
  return query;
}

function checkedKey(schema: Schema, request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || faultsOf(schema, key).length > 0) throw new ProblemError('idempotency-key-missing');
  return key;
}

function checkedBody(schema: Schema | undefined, body: unknown): unknown {
  if (schema === undefined) throw new ProblemError('unsupported-media-type');
  if (body === undefined) throw new ProblemError('malformed-body');
  if (deeperThan(body, MAX_DEPTH)) throw new ProblemError('malformed-body');
  const faults = [...faultsOf(schema, body), ...faultsInWords(unstorableText(body))];
  // Well written, but nothing that can be: the contract says 422.
  if (faults.length > 0) throw new ProblemError(faults.every((fault) => fault.code === 'no-such-offset') ? 'impossible-time' : 'invalid-input', { faults });
  return body;
}

/** The best of what the operation offers for an Accept header; the first one when anything will do. */
function negotiate(header: string | undefined, offered: readonly string[]): string {
  const [fallback = ''] = offered;
  if (header === undefined) return fallback;
  let best: string | undefined;
  let bestWeight = 0;
  for (const part of header.slice(0, 500).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = Number(parameters.map((one) => one.trim()).find((one) => one.startsWith('q='))?.slice(2) ?? 1) || 0;
    const match = offered.find((type) => range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1))));
    if (match !== undefined && weight > bestWeight) { best = match; bestWeight = weight; }
  }
  if (best === undefined) throw new ProblemError('not-acceptable');
  return best;
}
