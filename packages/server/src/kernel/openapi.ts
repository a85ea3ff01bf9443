import { readFileSync } from 'node:fs';

/** A JSON Schema without references; shared parts are the same object, so that what is compiled from them can be cached. */
export type Schema = Readonly<Record<string, unknown>>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** One operation of the contract, as routes need it. */
export interface Operation {
  id: string;
  method: Method;
  /** With `:name` for each path parameter. */
  path: string;
  params: Schema | undefined;
  query: Schema | undefined;
  /** Whether the contract asks for an Idempotency-Key, and what it looks like. */
  idempotencyKey: Schema | undefined;
  /** Content type → schema. Empty when the operation has no body. */
  bodies: ReadonlyMap<string, Schema>;
  /** Status → content type → schema, for 2xx only. */
  answers: ReadonlyMap<number, ReadonlyMap<string, Schema>>;
  /** Whether the contract lets nobody in without a session. */
  needsSession: boolean;
}

type Json = Record<string, unknown>;

interface Parameter { name: string; in: string; required?: boolean; schema: Schema }

const source = new URL('../../../contract/generated/openapi.json', import.meta.url);

/** The contract with every `$ref` replaced by what it points to. Throws on a reference that leads nowhere or into a circle. */
export function loadContract(): Json {
  const root = JSON.parse(readFileSync(source, 'utf8')) as Json;
  const resolved = new Map<string, unknown>();
  const open = new Set<string>();
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (node === null || typeof node !== 'object') return node;
    const reference = (node as Json)['$ref'];
    if (typeof reference === 'string') return target(reference);
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  const target = (reference: string): unknown => {
    if (resolved.has(reference)) return resolved.get(reference);
    if (open.has(reference)) throw new Error(`contract: ${reference} refers to itself`);
    open.add(reference);
    let node: unknown = root;
    for (const part of reference.replace(/^#\//, '').split('/')) {
      node = (node as Json | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')];
    }
    if (node === undefined) throw new Error(`contract: ${reference} leads nowhere`);
    const value = walk(node);
    open.delete(reference);
    resolved.set(reference, value);
    return value;
  };
  return walk(root) as Json;
}

/** Every operation of the contract. Throws when one has no operationId. */
export function operationsOf(contract: Json): Operation[] {
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(contract['paths'] as Record<string, Json>)) {
    for (const method of METHODS) {
      const node = item[method.toLowerCase()] as Json | undefined;
      if (node === undefined) continue;
      if (typeof node['operationId'] !== 'string') throw new Error(`contract: ${method} ${path} has no operationId`);
      const parameters = [...((item['parameters'] ?? []) as Parameter[]), ...((node['parameters'] ?? []) as Parameter[])];
      operations.push({
        id: node['operationId'],
        method,
        path: path.replace(/\{(\w+)\}/g, ':$1'),
        params: objectOf(parameters, 'path'),
        query: objectOf(parameters, 'query'),
        idempotencyKey: parameters.find((one) => one.in === 'header' && one.name === 'Idempotency-Key')?.schema,
        bodies: contentOf(node['requestBody'] as Json | undefined),
        answers: answersOf(node['responses'] as Record<string, Json>),
        needsSession: ((node['security'] ?? contract['security'] ?? []) as Json[]).every((one) => Object.keys(one).length > 0),
      });
    }
  }
  return operations;
}

function objectOf(parameters: Parameter[], place: string): Schema | undefined {
  const own = parameters.filter((one) => one.in === place);
  if (own.length === 0) return undefined;
  return {
    type: 'object',
    required: own.filter((one) => one.required).map((one) => one.name),
    properties: Object.fromEntries(own.map((one) => [one.name, one.schema])),
  };
}

function contentOf(node: Json | undefined): Map<string, Schema> {
  const content = (node?.['content'] ?? {}) as Record<string, { schema: Schema }>;
  return new Map(Object.entries(content).map(([type, { schema }]) => [type, schema]));
}

function answersOf(responses: Record<string, Json>): Map<number, Map<string, Schema>> {
  return new Map(Object.entries(responses).filter(([status]) => status.startsWith('2')).map(([status, node]) => [Number(status), contentOf(node)]));
}
