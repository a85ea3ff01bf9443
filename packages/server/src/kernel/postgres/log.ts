import { appendFile, rename, stat } from 'node:fs/promises';

/** Bytes after which a new file is begun; the one before is kept. */
const LIMIT = 1024 ** 2;

/** Keeps what PostgreSQL says of itself, such as why it ended. Where nothing can be written, as on a full disk, it is lost. */
export function keepLog(path: string): (chunk: Buffer) => void {
  let last = Promise.resolve();
  return (chunk) => {
    last = last.then(async () => {
      const { size } = await stat(path).catch(() => ({ size: 0 }));
      if (size > LIMIT) await rename(path, `${path}.1`);
      await appendFile(path, chunk, { mode: 0o600 });
    }).catch(() => undefined);
  };
}
