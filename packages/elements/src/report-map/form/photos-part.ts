import { html, type TemplateResult } from 'lit';
import { fileDrop, type DroppedFile } from '@civico/core/parts/file-drop.ts';
import { liveRegion } from '@civico/core/parts/notice.ts';
import { NEW_REPORT_ATTACHMENTS_MAX_ITEMS } from '@civico/domain/limits.ts';
import type { FullContext } from '../view-context.ts';
import { errorOf, fieldId } from './form-fields.ts';
import { isTooLong } from './form-checks.ts';
import type { FormWork } from './form-state.ts';
import { previewOf } from './photo-preview.ts';

/** Immagini: chosen, dropped or taken; no `capture`, so that a phone offers camera and gallery alike. */
export function photosPart({ t, store }: FullContext, { values, errors, preparing }: FormWork): TemplateResult {
  const { photos } = store.form!;
  const ready = values.photos.map((photo, index): DroppedFile => ({
    id: photo.id, name: photo.name || t.photoName(index + 1), state: 'ready', preview: previewOf(photo.blob), alternative: photo.alternativeText, alternativeInvalid: isTooLong('photos', photo.alternativeText),
  }));
  const working = preparing.map(({ id, name }, index): DroppedFile => ({ id, name: name || t.photoName(ready.length + index + 1), state: 'working' }));
  return html`${fileDrop({
    id: fieldId('photos'), label: t.photosLabel, hint: t.photosHint(NEW_REPORT_ATTACHMENTS_MAX_ITEMS), optionalText: t.optional, error: errorOf(t, errors, 'photos'),
    accept: 'image/*', limit: NEW_REPORT_ATTACHMENTS_MAX_ITEMS, files: [...ready, ...working],
    words: {
      choose: t.photosAdd, drop: t.photosDrop, full: t.photosFull(NEW_REPORT_ATTACHMENTS_MAX_ITEMS), remove: t.photoRemove, removeNamed: t.photoRemoveNamed,
      working: t.photosPreparing, alternative: t.photoText,
    },
    onFiles: (files) => void photos.add(files), onRemove: (id) => photos.remove(id), onAlternative: (id, text) => photos.describe(id, text),
  })}${liveRegion(preparing.length > 0 ? t.preparingPhotos(preparing.length) : ready.length > 0 ? t.summaryPhotos(ready.length) : '', 'status', true)}`;
}
