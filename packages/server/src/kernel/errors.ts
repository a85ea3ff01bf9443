import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { PAGE_HEADERS, PAGE_TYPE, pageHtml } from './page.ts';
import { languageOf, ProblemError } from './problem.ts';

/**
 * SQLSTATE classes and socket errors that say "not now" rather than "wrong": 08 connection, 28 and 3D no way in, 40 to be tried again,
 * 53 resources, 55000 and 57 closed, shut down or cancelled.
 */
const NOT_NOW = /^(08|28|3D|40|53|55000|57)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const NOT_NOW_MESSAGE = /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Cannot use a pool after calling end)/;

/** The problem an error becomes. What the error itself says never goes out: it may quote what a person typed. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code = '', statusCode, message = '' } = error as Partial<FastifyError>;
  if (NOT_NOW.test(code) || NOT_NOW_MESSAGE.test(message) || (error as Error).name === 'AggregateError') return new ProblemError('unavailable', { retryAfter: 5, values: { seconds: 5 } });
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE': return new ProblemError('too-large', { values: { limit: '64 KB' } });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': return new ProblemError('unsupported-media-type');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY': case 'FST_ERR_CTP_INVALID_JSON_BODY': return new ProblemError('malformed-body');
    case 'FST_ERR_MAX_PARAM_LENGTH': return new ProblemError('uri-too-long');
    // A day that the calendar of PostgreSQL does not have, such as one in the year zero: only a caller can name one.
    case '22008': return new ProblemError('invalid-input');
    case 'FST_ERR_NOT_FOUND': return new ProblemError('not-found');
    default:
  }
  if (statusCode === 404) return new ProblemError('not-found');
  if (statusCode === 413) return new ProblemError('too-large', { values: { limit: '64 KB' } });
  if (statusCode === 415) return new ProblemError('unsupported-media-type');
  if (statusCode === 503) return new ProblemError('unavailable', { retryAfter: 5, values: { seconds: 5 } });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new ProblemError('malformed-request');
  return new ProblemError('internal');
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
  const problem = problemOf(error);
  if (problem.status >= 500) request.log.error({ fault: describe(error), route: request.routeOptions.url }, problem.problemName);
  return sendProblem(request, reply, problem);
}

/** What may be logged of an error: its kind and where it happened. Messages and details of PostgreSQL quote values. */
export function describe(error: unknown): Record<string, unknown> {
  const { name, code, routine, table, constraint, stack } = error as Error & Record<string, unknown>;
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim()) : [];
  return { name, code, routine, table, constraint, frames };
}
