import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { PAGE_HEADERS, PAGE_TYPE, pageHtml } from './page.ts';
import { languageOf, ProblemError } from './problem.ts';

/**
 * SQLSTATE classes and socket errors that say "not now" rather than "wrong": 08 connection, 25006 a standby or a database set read-only, 25P03 and 25P04 a
 * transaction that took too long, 28 and 3D no way in, 40 to be tried again, 53 resources, 55 locked or not in the right state, 57 closed, shut down or
 * cancelled, 58 disks and files of the database.
 */
const NOT_NOW = /^(08|28|3D|40|53|55|57|58)\w{3}$|^25(006|P03|P04)$|^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/;
const NOT_NOW_MESSAGE = /^(timeout exceeded when trying to connect|timeout expired|Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|Cannot use a pool after calling end)/;

/** The problem an error becomes. What the error itself says never goes out: it may quote what a person typed. `bodyLimit` is the route's, in bytes. */
export function problemOf(error: unknown, bodyLimit = 64 * 1024): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code = '', statusCode, message = '' } = error as Partial<FastifyError>;
  // No way to the database, also where its socket file is missing.
  const unreached = (error as NodeJS.ErrnoException).syscall === 'connect' || (error as Error).name === 'AggregateError';
  if (unreached || NOT_NOW.test(code) || NOT_NOW_MESSAGE.test(message)) return new ProblemError('unavailable', { retryAfter: 5, values: { seconds: 5 } });
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE': return tooLarge(bodyLimit);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': return new ProblemError('unsupported-media-type');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY': case 'FST_ERR_CTP_INVALID_JSON_BODY': return new ProblemError('malformed-body');
    case 'FST_ERR_MAX_PARAM_LENGTH': return new ProblemError('uri-too-long');
    // A time that PostgreSQL cannot read or does not have, such as a day in the year zero: only a caller can name one.
    case '22007': case '22008': case '22009': return new ProblemError('invalid-input');
    case 'FST_ERR_NOT_FOUND': return new ProblemError('not-found');
    default:
  }
  if (statusCode === 404) return new ProblemError('not-found');
  if (statusCode === 413) return tooLarge(bodyLimit);
  if (statusCode === 415) return new ProblemError('unsupported-media-type');
  if (statusCode === 503) return new ProblemError('unavailable', { retryAfter: 5, values: { seconds: 5 } });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new ProblemError('malformed-request');
  return new ProblemError('internal');
}

function tooLarge(limit: number): ProblemError {
  return new ProblemError('too-large', { values: { limit: limit < 1024 ** 2 ? `${limit / 1024} KB` : `${limit / 1024 ** 2} MB` } });
}

/** Answers with a problem, in the language of the person: a page where a page was asked for. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemError): FastifyReply {
  const { retryAfter, headers } = problem.options;
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (headers !== undefined) void reply.headers(headers as Record<string, string>);
  const language = languageOf(request.headers['accept-language']);
  if (request.routeOptions.config.page === true) {
    const { title, detail = '' } = problem.body(language);
    return reply.status(problem.status).headers({ ...PAGE_HEADERS, 'content-type': PAGE_TYPE, 'content-language': language }).send(pageHtml({ language, title, paragraphs: [detail] }));
  }
  return reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').header('content-language', language)
    .header('cache-control', 'no-store').send(JSON.stringify(problem.body(language)));
}

/** The error handler of every route: logs what is ours to repair, without its message, and answers with a problem. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request.routeOptions.bodyLimit);
  if (problem.status >= 500) request.log.error({ fault: describe(error), route: request.routeOptions.url }, problem.problemName);
  return sendProblem(request, reply, problem);
}

/** What may be logged of an error: its kind and where it happened. Messages and details of PostgreSQL quote values. */
export function describe(error: unknown): Record<string, unknown> {
  const { name, code, routine, table, constraint, stack } = error as Error & Record<string, unknown>;
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim()) : [];
  return { name, code, routine, table, constraint, frames };
}
