import { PHOTO_FILE_MAX_PIXELS } from '@civico/domain/limits.ts';
import sharp from 'sharp';
import { ProblemError } from '../../kernel/problem.ts';
import { problems } from './attachments.messages.ts';

/** A photo as it is kept: a JPEG without metadata. */
export interface KeptPhoto { image: Buffer; width: number; height: number }

const LONGEST_SIDE = 2000;
const MOST_AT_ONCE = 2;

// One decoder thread a photo: many photos at once are bounded by the queue below, not by the size of the pool.
sharp.concurrency(1);
sharp.cache(false);

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Decodes what claims to be a photo and writes it anew (P11): upright, at most 2,000 pixels a side, without EXIF, colour profile or anything
 * appended. Throws 415 for what is no JPEG, PNG or WebP, 413 above 24 megapixels, 422 for a damaged one.
 */
export async function keepPhoto(bytes: Buffer): Promise<KeptPhoto> {
  if (kindOf(bytes) === undefined) throw new ProblemError(problems['not-a-photo']);
  if (running >= MOST_AT_ONCE) await new Promise<void>((go) => { waiting.push(go); });
  running += 1;
  try {
    return await decode(bytes);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function decode(bytes: Buffer): Promise<KeptPhoto> {
  try {
    const image = sharp(bytes, { limitInputPixels: PHOTO_FILE_MAX_PIXELS, failOn: 'error', pages: 1 });
    const { width, height, format } = await image.metadata();
    if (format !== 'jpeg' && format !== 'png' && format !== 'webp') throw new ProblemError(problems['not-a-photo']);
    if (width * height > PHOTO_FILE_MAX_PIXELS) throw new ProblemError(problems['too-many-pixels']);
    const { data, info } = await image.autoOrient().resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' }).toColourspace('srgb').jpeg({ quality: 82, mozjpeg: false }).toBuffer({ resolveWithObject: true });
    return { image: data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(/pixel limit/i.test((error as Error).message) ? problems['too-many-pixels'] : problems['damaged-photo']);
  }
}

/** By the first bytes alone; a name or a header proves nothing. */
function kindOf(bytes: Buffer): 'jpeg' | 'png' | 'webp' | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  if (bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP') return 'webp';
  return undefined;
}
