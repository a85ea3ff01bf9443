import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import type { RenderedSite, SiteAnswer } from './index.ts';

/** The little of a Fastify instance that the site needs. */
export interface PageHost {
  get(path: string, handler: (request: PageRequest, reply: PageReply) => unknown): unknown;
  setNotFoundHandler(handler: (request: PageRequest, reply: PageReply) => unknown): unknown;
}
interface PageRequest { url: string; headers: Readonly<Record<string, string | string[] | undefined>> }
interface PageReply {
  code(status: number): PageReply;
  headers(values: Readonly<Record<string, string>>): PageReply;
  send(body?: unknown): unknown;
}

/** An answer made ready to be sent many times. */
interface Prepared { etag: string; brotli: Buffer | undefined }

/** Answers GET and HEAD of the site's paths, compressed and revalidated by ETag, and with its 404 page whatever nobody else answers. */
export function mountSite(app: PageHost, { paths, answer }: RenderedSite): void {
  const prepared = new WeakMap<SiteAnswer, Prepared>();
  const serve = (request: PageRequest, reply: PageReply): unknown => {
    const found = answer(pathOf(request.url));
    const ready = prepared.get(found) ?? prepare(found);
    prepared.set(found, ready);
    if (found.status !== 200) return reply.code(found.status).headers(found.headers).send(found.body);
    reply.headers({ ...found.headers, etag: ready.etag, vary: 'accept-encoding' });
    if (request.headers['if-none-match'] === ready.etag) return reply.code(304).send();
    const compressed = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? '')) ? ready.brotli : undefined;
    if (compressed) reply.headers({ 'content-encoding': 'br' });
    return reply.code(200).send(compressed ?? found.body);
  };
  for (const path of paths) app.get(path, serve);
  app.setNotFoundHandler(serve);
}

function prepare(answer: SiteAnswer): Prepared {
  const body = Buffer.from(answer.body as string);
  const small = body.length < 1024 || answer.headers['content-type']?.startsWith('font/');
  return {

    // Weak: the compressed and the plain body share it.
    etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    brotli: small ? undefined : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  };
}

function pathOf(url: string): string {
  const path = url.split('?', 1)[0]!;
  try { return decodeURIComponent(path); } catch { return path; }
}
