import { html, type TemplateResult } from 'lit';
import { fileDrop, type DroppedFile } from '@civico/core/parts/file-drop.ts';
import { liveRegion } from '@civico/core/parts/notice.ts';
import type { FullContext } from '../view-context.ts';
import { errorOf, fieldId } from './form-fields.ts';
import { MAX_PHOTOS, type FormWork } from './form-state.ts';
import { previewOf } from './photo-preview.ts';

/** Immagini: chosen, dropped or taken; no `capture`, so that a phone offers camera and gallery alike. */
export function photosPart({ t, store }: FullContext, { values, errors, preparing }: FormWork): TemplateResult {
  const { photos } = store.form!;
  const ready = values.photos.map((photo, index): DroppedFile => ({
    id: photo.id, name: photo.name || t.photoName(index + 1), state: 'ready', preview: previewOf(photo.blob), alternative: photo.alternativeText,
  }));
  const working = preparing.map(({ id, name }, index): DroppedFile => ({ id, name: name || t.photoName(ready.length + index + 1), state: 'working' }));
  return html`${fileDrop({
    id: fieldId('photos'), label: t.photosLabel, hint: t.photosHint, optionalText: t.optional, error: errorOf(t, errors, 'photos'),
    accept: 'image/*', limit: MAX_PHOTOS, files: [...ready, ...working],
    words: {
      choose: t.photosAdd, drop: t.photosDrop, full: t.photosFull, remove: t.photoRemove, removeNamed: t.photoRemoveNamed,
      working: t.photosPreparing, alternative: t.photoText,
    },
    onFiles: (files) => void photos.add(files), onRemove: (id) => photos.remove(id), onAlternative: (id, text) => photos.describe(id, text),
  })}${liveRegion(preparing.length > 0 ? t.preparingPhotos(preparing.length) : ready.length > 0 ? t.summaryPhotos(ready.length) : '', 'status', true)}`;
}
