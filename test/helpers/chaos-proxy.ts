/**
 * A TCP proxy that spoils the network between a client and a real server: it delays, resets, cuts, or answers in the server's place.
 * What it does to a connection is decided when the connection's first request arrives, so that one test can be a sequence of misfortunes.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Chaos =
  /** Everything passes. */
  | 'pass'
  /** The connection is reset before the request reaches the server. */
  | 'reset'
  /** The server gets the request and serves it; its answer never arrives and the connection is reset. */
  | 'lose-answer'
  /** The request is swallowed: neither server nor client hear anything. */
  | 'hang'
  /** The server's answer is cut in the middle of its body, the connection closed. */
  | 'cut-answer'
  /** Bytes sent instead of anything the server would say. */
  | { answer: string | Buffer }
  /** The server's answer trickles: `bytes` every `every` ms. */
  | { trickle: { bytes: number; every: number } }
  /** So many bytes of the server's answer come, then nothing. */
  | { stall: number };

/** An HTTP answer for `{ answer }`, complete with length. */
export function httpAnswer(status: number, contentType: string, body: string, headers: Record<string, string> = {}): { answer: string } {
  const lines = Object.entries({ 'content-type': contentType, 'content-length': String(Buffer.byteLength(body)), 'connection': 'close', ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return { answer: `HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n${body}` };
}

export interface ChaosProxy {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** What happens to the requests to come, one after another; the last goes on for ever. Default: pass. */
  plan(...chaos: Chaos[]): void;
  /** How many requests have come since the last plan. */
  requests(): number;
  close(): Promise<void>;
}

/** Starts in front of the server on `port` of this machine. */
export async function chaosProxy(port: number): Promise<ChaosProxy> {
  let steps: Chaos[] = ['pass'];
  let count = 0;
  const sockets = new Set<Socket>();
  const hold = (socket: Socket): Socket => {
    sockets.add(socket);
    // A reset is what this proxy is for.
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };

  const server = createServer((client) => {
    hold(client);
    client.once('data', (first) => {
      const chaos = steps[Math.min(count++, steps.length - 1)]!;
      if (chaos === 'reset') { client.resetAndDestroy(); return; }
      if (chaos === 'hang') { client.resume(); return; }
      if (typeof chaos === 'object' && 'answer' in chaos) {
        client.resume();
        client.end(chaos.answer);
        return;
      }
      const upstream = hold(connect(port, '127.0.0.1'));
      // One request a connection, so that each gets its step of the plan.
      upstream.write(oneRequest(first));
      client.pipe(upstream);
      client.on('close', () => upstream.destroy());
      relay(upstream, client, chaos);
    });
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan: (...chaos) => { steps = chaos; count = 0; },
    requests: () => count,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}

const oneRequest = (bytes: Buffer): Buffer => {
  const text = bytes.toString('latin1');
  return Buffer.from(/^connection:/im.test(text) ? text.replace(/^connection:[^\r]*/im, 'connection: close') : text.replace('\r\n', '\r\nconnection: close\r\n'), 'latin1');
};

function relay(upstream: Socket, client: Socket, chaos: Exclude<Chaos, 'reset' | 'hang' | { answer: string | Buffer }>): void {
  if (chaos === 'pass') {
    upstream.pipe(client);
    return;
  }
  const parts: Buffer[] = [];
  upstream.on('data', (part: Buffer) => parts.push(part));
  upstream.on('end', () => {
    const whole = Buffer.concat(parts);
    if (chaos === 'lose-answer') { client.resetAndDestroy(); return; }
    if (chaos === 'cut-answer') {
      const head = whole.indexOf('\r\n\r\n') + 4;
      client.end(whole.subarray(0, head + Math.floor((whole.length - head) / 2)));
      return;
    }
    if ('stall' in chaos) { client.write(whole.subarray(0, chaos.stall)); return; }
    const { bytes, every } = chaos.trickle;
    let at = 0;
    const timer = setInterval(() => {
      client.write(whole.subarray(at, at += bytes));
      if (at >= whole.length) { clearInterval(timer); client.end(); }
    }, every);
    client.on('close', () => clearInterval(timer));
  });
}
