/** What one caller may hold of a process: requests at once, connections, bytes that nobody reads, bodies that do not come. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { languageOf, ProblemError } from '../problem.ts';
import { Callers, type Exchange } from './callers.ts';
import { type ConnectionLimits, timeFor } from './connection-limits.ts';
import { networkOf } from './network.ts';
import { endWithProblem } from './raw-problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered whatever else the caller has under way: who asks is the monitor of whoever runs the server. */
    always?: boolean;
  }
}

/** Seconds. */
const RETRY_AFTER = 2;
/** Bytes that are not worth a count: the system takes them at once. */
const SMALL = 16 * 1024;
/** What described the answer that is not given. */
const OF_THE_ANSWER = ['content-encoding', 'content-length', 'content-disposition', 'etag', 'last-modified'];

const tooManyAtOnce = () => new ProblemError('too-many-at-once', { retryAfter: RETRY_AFTER, values: { seconds: RETRY_AFTER } });

/** A body on its way. */
interface Incoming { message: IncomingMessage; since: number; read: number }

/** Returns the hook that counts what waits to be read, for where answers have their final form. `proxied`: connections are those of proxies, not of callers. */
export function guardConnections(app: FastifyInstance, limits: ConnectionLimits, proxied: boolean): (api: FastifyInstance) => void {
  const callers = new Callers(limits);
  const ofSocket = new WeakMap<Socket, Set<Exchange>>();
  const ofRequest = new WeakMap<FastifyRequest, Exchange>();
  const bodies = new Set<Incoming>();

  /** What is under way on a connection ends with it at the latest: answers that stand behind another one never hear of its end. */
  const exchangesOn = (socket: Socket): Set<Exchange> => {
    let exchanges = ofSocket.get(socket);
    if (exchanges === undefined) {
      exchanges = new Set();
      ofSocket.set(socket, exchanges);
      socket.once('close', () => { for (const one of ofSocket.get(socket)!) callers.end(one); });
    }
    return exchanges;
  };

  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (request.routeOptions.config.always === true) { done(); return; }
    if (!raw.complete && (raw.headers['transfer-encoding'] !== undefined || raw.headers['content-length'] !== undefined)) bodies.add({ message: raw, since: performance.now(), read: raw.socket.bytesRead });
    const exchange = callers.begin(networkOf(request.ip), () => { raw.socket.destroy(); });
    if (exchange === undefined) { done(tooManyAtOnce()); return; }
    const exchanges = exchangesOn(raw.socket);
    exchanges.add(exchange);
    ofRequest.set(request, exchange);
    reply.raw.once('close', () => { exchanges.delete(exchange); callers.end(exchange); });
    done(request.method === 'GET' && callers.isFull(exchange) ? tooManyAtOnce() : undefined);
  });

  if (!proxied) boundSockets(app, limits);
  app.server.maxConnections = limits.socketsInAll;
  app.server.on('drop', () => { app.server.closeIdleConnections(); });

  const timer = setInterval(() => {
    callers.keepPace((bytes) => timeFor(bytes, limits));
    for (const body of bodies) if (!arrives(body, limits)) bodies.delete(body);
  }, limits.every);
  timer.unref();
  app.addHook('onClose', (_app, done) => { clearInterval(timer); done(); });

  return (api) => {
    api.addHook('onSend', (request, reply, payload, done) => {
      const bytes = typeof payload === 'string' ? Buffer.byteLength(payload) : Buffer.isBuffer(payload) ? payload.length : 0;
      const exchange = ofRequest.get(request);
      if (bytes < SMALL || exchange === undefined || request.method === 'HEAD' || callers.offer(exchange, bytes)) { done(null, payload); return; }
      for (const name of OF_THE_ANSWER) void reply.removeHeader(name);
      done(tooManyAtOnce());
    });
  };
}

/** Whether a body still has to be looked after. One that trickles ends with 408. */
function arrives({ message, since, read }: Incoming, limits: ConnectionLimits): boolean {
  const { socket } = message;
  if (message.complete || socket.destroyed) return false;
  if (performance.now() - since <= timeFor(socket.bytesRead - read, limits)) return true;
  endWithProblem(socket, new ProblemError('too-slow'), languageOf(message.headers['accept-language']));
  return false;
}

function boundSockets(app: FastifyInstance, limits: ConnectionLimits): void {
  const open = new Map<string, number>();
  app.server.on('connection', (socket: Socket) => {
    const network = networkOf(socket.remoteAddress ?? '');
    const sockets = (open.get(network) ?? 0) + 1;
    open.set(network, sockets);
    socket.once('close', () => {
      const left = open.get(network)! - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
    if (sockets > limits.sockets) endWithProblem(socket, tooManyAtOnce());
  });
}
