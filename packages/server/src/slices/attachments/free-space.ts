import { statfs } from 'node:fs/promises';
import { kept } from '../../kernel/kept.ts';

/** Milliseconds an answer is good for. */
const KEPT = 5000;

/** Tells whether a disk has `reserve` bytes left; undefined as a directory is a disk that is not ours to look after. Where it cannot be told, there is room. */
export function freeSpace(directory: string | undefined, reserve: number): () => Promise<boolean> {
  if (directory === undefined) return () => Promise.resolve(true);
  return kept(KEPT, () => statfs(directory).then(({ bavail, bsize }) => bavail * bsize >= reserve, () => true));
}
