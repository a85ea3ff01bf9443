import { NEW_REPORT_ATTACHMENTS_MAX_ITEMS } from '@civico/domain/limits.ts';
import { PhotoError, type FormContext } from './form-environment.ts';
import type { FormError, FormPhoto, PendingPhoto } from './form-state.ts';

type PhotoFile = Blob & { readonly name?: string };

/** A photo that takes longer than this, in ms, is given up: six times what a slow phone needs for a large one. */
const LONGEST = 60_000;

/** About the words of a photo, not about the photo. */
export const isOfWords = ({ problem }: FormError): boolean => problem === 'photoTextLong';

/** Up to five photos. Each is written anew on the device before anything else may happen to it. */
export class PhotoAlbum {
  private readonly form: FormContext;
  /** One after the other: five photos of 12 megapixels decoded at once are 240 MB on a phone. */
  private queue: Promise<void> = Promise.resolve();

  constructor(form: FormContext) {
    this.form = form;
  }

  /** Resolves when each of them is in the form, or told as an error. */
  add(files: readonly PhotoFile[]): Promise<void> {
    const work = this.form.work();
    if (!work) return Promise.resolve();
    const room = NEW_REPORT_ATTACHMENTS_MAX_ITEMS - work.values.photos.length - work.preparing.length;
    const taken = files.slice(0, Math.max(0, room)).map((file) => ({ file, id: this.form.env.newKey(), name: file.name ?? '' }));
    const many: FormError[] = files.length > room ? [{ field: 'photos', problem: 'photosMany' }] : [];
    this.form.patch({ errors: [...this.otherErrors(), ...many], preparing: [...work.preparing, ...taken.map(({ id, name }) => ({ id, name }))] });
    for (const { file, ...pending } of taken) this.queue = this.queue.then(() => this.prepare(pending, file));
    return this.queue;
  }

  /** Also one that is still being prepared. */
  remove(id: string): void {
    const work = this.form.work();
    if (!work) return;
    this.form.patch({ errors: this.otherErrors(), preparing: work.preparing.filter((one) => one.id !== id) });
    this.change((photos) => photos.filter((photo) => photo.id !== id));
  }

  /** Goes on without those that are not ready. */
  giveUp(): void {
    this.form.patch({ preparing: [] });
  }

  describe(id: string, alternativeText: string): void {
    const work = this.form.work();
    if (work?.errors.some(isOfWords)) this.form.patch({ errors: work.errors.filter((error) => !isOfWords(error)) });
    this.change((photos) => photos.map((photo) => photo.id === id ? { ...photo, alternativeText } : photo));
  }

  private async prepare({ id, name }: PendingPhoto, file: PhotoFile): Promise<void> {
    if (!this.isWanted(id)) return;
    let photo: FormPhoto | undefined;
    let problem: PhotoError['problem'] = 'photoUnreadable';
    try {
      photo = { id, blob: await inTime(this.form.env.preparePhoto(file)), name, alternativeText: '' };
    } catch (error) {
      if (error instanceof PhotoError) ({ problem } = error);
    }
    const work = this.form.work();
    // Removed meanwhile, or the form is another one by now.
    if (!work || !this.isWanted(id)) return;
    const preparing = work.preparing.filter((one) => one.id !== id);
    if (photo) this.form.patch({ preparing, values: { ...work.values, photos: [...work.values.photos, photo] } });
    else this.form.patch({ preparing, errors: [...work.errors, { field: 'photos', problem, ...(name && { about: name }) }] });
  }

  private isWanted(id: string): boolean {
    return this.form.work()?.preparing.some((one) => one.id === id) ?? false;
  }

  private otherErrors(): readonly FormError[] {
    return this.form.work()?.errors.filter(({ field }) => field !== 'photos') ?? [];
  }

  private change(make: (photos: readonly FormPhoto[]) => readonly FormPhoto[]): void {
    const work = this.form.work();
    if (work) this.form.patch({ values: { ...work.values, photos: make(work.values.photos) } });
  }
}

/** @throws PhotoError `photoSlow` when it takes too long */
async function inTime(photo: Promise<Blob>): Promise<Blob> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new PhotoError('photoSlow')), LONGEST); });
  try {
    return await Promise.race([photo, late]);
  } finally {
    clearTimeout(timer);
  }
}
