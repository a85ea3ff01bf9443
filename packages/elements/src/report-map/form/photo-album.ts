import { PhotoError, type FormContext } from './form-environment.ts';
import { MAX_PHOTOS, type FormError, type FormPhoto } from './form-state.ts';

/** Up to five photos. Each is written anew on the device before anything else may happen to it. */
export class PhotoAlbum {
  private readonly form: FormContext;

  constructor(form: FormContext) {
    this.form = form;
  }

  async add(files: readonly (Blob & { readonly name?: string })[]): Promise<void> {
    const work = this.form.work();
    if (!work) return;
    const errors: FormError[] = [];
    const room = MAX_PHOTOS - work.values.photos.length - work.preparing;
    if (files.length > room) errors.push({ field: 'photos', problem: 'photosMany' });
    const taken = files.slice(0, Math.max(0, room));
    this.form.patch({ preparing: work.preparing + taken.length });
    // One after the other: five photos of 12 megapixels decoded at once are 240 MB on a phone.
    for (const file of taken) {
      try {
        const photo: FormPhoto = { id: this.form.env.newKey(), blob: await this.form.env.preparePhoto(file), name: file.name ?? '', alternativeText: '' };
        this.change((photos) => [...photos, photo]);
      } catch (error) {
        errors.push({ field: 'photos', problem: error instanceof PhotoError ? error.problem : 'photoUnreadable', ...(file.name && { about: file.name }) });
      }
      const now = this.form.work();
      if (now) this.form.patch({ preparing: now.preparing - 1 });
    }
    const others = this.form.work()?.errors.filter(({ field }) => field !== 'photos') ?? [];
    this.form.patch({ errors: [...others, ...errors] });
  }

  remove(id: string): void {
    this.change((photos) => photos.filter((photo) => photo.id !== id));
    this.form.patch({ errors: this.form.work()?.errors.filter(({ field }) => field !== 'photos') ?? [] });
  }

  describe(id: string, alternativeText: string): void {
    this.change((photos) => photos.map((photo) => photo.id === id ? { ...photo, alternativeText } : photo));
  }

  private change(make: (photos: readonly FormPhoto[]) => readonly FormPhoto[]): void {
    const work = this.form.work();
    if (work) this.form.patch({ values: { ...work.values, photos: make(work.values.photos) } });
  }
}
