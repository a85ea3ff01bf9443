import { PHOTO_FILE_MAX_BYTES } from '@civico/domain/limits.ts';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify';
import buildSerializer from 'fast-json-stringify';
import type { Logger } from 'pino';
import type { Socket } from 'node:net';
import type { AccessTable } from './authorization.ts';
import { compressAnswers } from './compression.ts';
import { describe, handleError, sendProblem } from './errors.ts';
import type { Clerk, Handlers, Kernel } from './kernel.ts';
import { registerHealth } from './health.ts';
import { CONNECTION_LIMITS, timeFor } from './limits/connection-limits.ts';
import { guardConnections } from './limits/connections.ts';
import { limitRequests } from './limits/rate-limits.ts';
import { endWithProblem } from './limits/raw-problem.ts';
import { logAnswers } from './logging.ts';
import type { Operation } from './openapi.ts';
import type { ServerOptions } from './options.ts';
import { ProblemError } from './problem.ts';
import { registerOperations } from './router.ts';

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

interface AppOptions {
  options: ServerOptions;
  kernel: Kernel;
  operations: readonly Operation[];
  handlers: Handlers;
  logger: Logger;
  access: AccessTable;
  /** The clerk of a Cookie header, of this town if there is one. */
  identify(cookie: string | undefined, comune: string): Promise<Clerk | undefined>;
}

/** The HTTP side: limits, headers, CORS, errors, and the contract's operations at `/api/v1` and at `/{town}/api/v1` for each town. */
export async function createApp({ options, kernel, operations, handlers, access, logger, identify }: AppOptions): Promise<FastifyInstance> {
  const holding = { ...CONNECTION_LIMITS, ...options.connectionLimits };
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    routerOptions: { maxParamLength: 200 },
    // For the largest body at the slowest pace; what is slower is found by its pace.
    requestTimeout: Math.ceil(timeFor(PHOTO_FILE_MAX_BYTES, holding)),
    connectionTimeout: holding.silence,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: trusted(options.trustProxy),
    http: { maxHeaderSize: 16 * 1024, headersTimeout: holding.headers, connectionsCheckingInterval: holding.every },
    clientErrorHandler,
    frameworkErrors: (error, request, reply) => { handleError(error, request, reply); },
  }) as unknown as FastifyInstance;
  app.setSerializerCompiler(({ schema }) => serializerOf(schema as object));
  app.setErrorHandler(handleError);
  leaveOpenNothing(app);
  registerHealth(app, kernel.pool);
  const countUnread = guardConnections(app, holding, options.trustProxy !== undefined);
  // Also where there is no route, so that a preflight to any address is answered the same way.
  await app.register(cors, {
    origin: [...options.allowedOrigins], credentials: true, maxAge: 600,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Content-Type', 'Accept', 'Accept-Language', 'Idempotency-Key', 'Counter-Token'],
    exposedHeaders: ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'Retry-After', 'Date', 'ETag', 'Content-Language'],
  });
  const limited = limitRequests(kernel.db, options.rateLimits, (error) => { logger.warn({ fault: describe(error) }, 'what callers have asked could not be shared with the other processes'); });
  app.addHook('onClose', () => limited.close());
  const notFound = (request: FastifyRequest, reply: FastifyReply) => sendProblem(request, reply, new ProblemError('not-found'));
  const town = kernel.towns.get(options.defaultTown);
  if (town === undefined) throw new Error(`the default town "${options.defaultTown}" is not among the configured ones: ${[...kernel.towns.keys()].join(', ')}`);
  const ownOrigins = [...options.allowedOrigins, ...(options.publicUrl === undefined || options.publicUrl === 'listening' ? [] : [new URL(options.publicUrl).origin])];
  const mounts = [{ base: '/api/v1', town }, ...[...kernel.towns.values()].map((one) => ({ base: `/${one.id}/api/v1`, town: one }))];
  for (const mount of mounts) {
    await app.register(async (api) => {
      api.removeAllContentTypeParsers();
      api.addContentTypeParser('application/json', { parseAs: 'string' }, api.getDefaultJsonParser('error', 'error'));
      api.addContentTypeParser(['image/jpeg', 'image/png', 'image/webp'], { parseAs: 'buffer' }, (_request, body, done) => { done(null, body); });
      // What the button of a page, or a mail program in its place (RFC 8058), sends; that it was sent is all that counts.
      api.addContentTypeParser(['application/x-www-form-urlencoded', 'multipart/form-data'], { parseAs: 'string', bodyLimit: 4096 }, (_request, _body, done) => { done(null, undefined); });
      api.addHook('onRequest', (request, reply, done) => {
        void reply.headers(SECURITY_HEADERS);
        limited.count(request, reply);
        done(originFault(request, ownOrigins));
      });
      api.setErrorHandler(handleError);
      api.setNotFoundHandler(notFound);
      logAnswers(api);
      compressAnswers(api);
      countUnread(api);
      registerOperations(api, { operations, handlers, access, town: mount.town, base: mount.base, identify });
    }, { prefix: mount.base });
  }
  if (options.site !== undefined) {
    const { site } = options;
    await app.register(async (pages) => { await site(pages); });
  } else {
    app.setNotFoundHandler((request, reply) => { limited.count(request, reply); return notFound(request, reply); });
  }
  return app;
}

/** While closing, each connection is told to end with its answer, and ends as soon as it is idle: none outlives what was accepted on it. */
function leaveOpenNothing(app: FastifyInstance): void {
  let closing: NodeJS.Timeout | undefined;
  app.addHook('preClose', (done) => {
    closing = setInterval(() => { app.server.closeIdleConnections(); }, 50);
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing !== undefined) void reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('onClose', (_app, done) => {
    clearInterval(closing);
    done();
  });
}

const serializers = new WeakMap<object, (data: unknown) => string>();

/** Compiled when first used, and once for all towns: a start compiles nothing. */
function serializerOf(schema: object): (data: unknown) => string {
  return (data) => {
    let serialize = serializers.get(schema);
    if (serialize === undefined) {
      serialize = buildSerializer(schema as Parameters<typeof buildSerializer>[0]) as (data: unknown) => string;
      serializers.set(schema, serialize);
    }
    return serialize(data);
  };
}

/** Who is believed when they say for whom they ask. */
function trusted(proxies: ServerOptions['trustProxy']): NonNullable<FastifyServerOptions['trustProxy']> {
  if (proxies === undefined) return false;
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : typeof proxies === 'string' ? proxies : [...proxies];
}

const told = new WeakSet<FastifyInstance>();

/** A browser says where a request comes from; one that changes something may come from this host or an allowed site only, unless the address itself is the permission. */
function originFault(request: FastifyRequest, allowed: readonly string[]): ProblemError | undefined {
  const { origin } = request.headers;
  if (request.routeOptions.config.page === true) return undefined;
  if (origin === undefined || request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS' || allowed.includes(origin)) return undefined;
  if (URL.canParse(origin) && new URL(origin).host === request.host) return undefined;
  if (!told.has(request.server)) {
    told.add(request.server);
    request.log.warn({ origin: origin.slice(0, 200), host: request.host }, 'what a browser sent was refused, because it comes from another site than this server was asked as. '
      + 'Is it the same site? Then set CIVICO_PUBLIC_URL, or let the proxy pass on the host (nginx: proxy_set_header Host $http_host). May it ask? Then add it to CIVICO_ORIGINS');
  }
  return new ProblemError('origin-refused');
}

/** What cannot even be parsed as HTTP still gets a problem. */
function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET') { socket.destroy(); return; }
  endWithProblem(socket, new ProblemError(error.code === 'HPE_HEADER_OVERFLOW' ? 'header-too-large' : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too-slow' : 'malformed-request'));
}
