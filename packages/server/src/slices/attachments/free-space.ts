import { statfs } from 'node:fs/promises';

/** Milliseconds an answer is good for. */
const KEPT = 5000;

/** Tells whether a disk has `reserve` bytes left; undefined as a directory is a disk that is not ours to look after. Where it cannot be told, there is room. */
export function freeSpace(directory: string | undefined, reserve: number): () => Promise<boolean> {
  let asked: { at: number; enough: Promise<boolean> } | undefined;
  return () => {
    if (directory === undefined) return Promise.resolve(true);
    if (asked === undefined || performance.now() - asked.at > KEPT) {
      asked = { at: performance.now(), enough: statfs(directory).then(({ bavail, bsize }) => bavail * bsize >= reserve, () => true) };
    }
    return asked.enough;
  };
}
