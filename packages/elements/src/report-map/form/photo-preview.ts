const previews = new Map<Blob, string>();

/** A `blob:` URL for a photo, the same as long as the photo is shown. */
export function previewOf(blob: Blob): string {
  const known = previews.get(blob);
  if (known) return known;
  const url = URL.createObjectURL(blob);
  previews.set(blob, url);
  return url;
}

/** Lets go of the previews of photos that are no longer in the form: each holds its photo in memory. */
export function keepPreviews(blobs: readonly Blob[]): void {
  for (const [blob, url] of previews) {
    if (blobs.includes(blob)) continue;
    URL.revokeObjectURL(url);
    previews.delete(blob);
  }
}
