import type { FastifyInstance } from 'fastify';
import { pino, type Logger } from 'pino';
import type { ServerOptions } from './options.ts';

/** Names under which a personal datum could slip into a log line, at the top and one level down. */
const PERSONAL = ['contact', 'email', 'phone', 'name', 'username', 'password', 'code', 'cookie', 'authorization', 'address', 'title', 'description', 'comment', 'body', 'query', 'url', 'ip'];

/** JSON lines. Requests are logged by route pattern, never by address: a receipt code or a search is part of the address. */
export function createLogger(option: ServerOptions['logger'] = 'info'): Logger {
  if (option === false) return pino({ level: 'silent' });
  const level = typeof option === 'string' ? option : option.level;
  const settings = {
    level,
    base: { pid: process.pid },
    redact: { paths: ['req', 'res', 'err.message', 'err.detail', ...PERSONAL.filter((name) => name !== 'name' && name !== 'code').flatMap((name) => [name, `*.${name}`])], censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return typeof option === 'string' ? pino(settings) : pino(settings, option.stream);
}

/** One line for each answer: method, route, status, milliseconds. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info({ method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'answered');
    done();
  });
}
