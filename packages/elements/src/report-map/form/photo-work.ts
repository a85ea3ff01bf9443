import { PhotoError } from './form-environment.ts';

/** Longest side of a photo that leaves, in pixels: enough to see a pothole, small enough for a phone's network. */
const LONGEST = 1600;
const QUALITY = 0.85;

/**
 * Decodes a picture, turns it upright, shrinks it and writes it anew as a JPEG. What the camera wrote beside the pixels (place, time,
 * device) stays behind, for only pixels pass through the canvas.
 *
 * @throws PhotoError when the file is no picture that this browser can read
 */
export async function preparePhoto(file: Blob): Promise<Blob> {
  const name = file instanceof File ? file.name : '';
  const heic = /heic|heif/i.test(file.type) || /\.hei[cf]$/i.test(name);
  if (!file.type.startsWith('image/') && !heic || file.type === 'image/svg+xml') throw new PhotoError('photoNotImage');
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new PhotoError(heic ? 'photoHeic' : 'photoUnreadable');
  }
  try {
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d')!;
    // A JPEG knows no transparency: without a ground it would turn black.
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', QUALITY); });
    if (!blob) throw new PhotoError('photoUnreadable');
    return blob;
  } finally {
    picture.close();
  }
}
