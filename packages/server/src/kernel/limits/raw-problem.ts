import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Language, ProblemError } from '../problem.ts';

/** Milliseconds a caller has to take the last words before the connection is gone. */
const FAREWELL = 1000;

/** Writes a problem on a connection on which there is no request to answer, or not the whole of it, and closes it. */
export function endWithProblem(socket: Socket, problem: ProblemError, language: Language = 'it'): void {
  if (!socket.writable) { socket.destroy(); return; }
  const { status, options: { retryAfter } } = problem;
  const body = JSON.stringify(problem.body(language));
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, 'content-type: application/problem+json; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`, `content-language: ${language}`,
    ...(retryAfter === undefined ? [] : [`retry-after: ${retryAfter}`]), 'connection: close',
  ];
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => { socket.destroy(); }, FAREWELL).unref();
}
