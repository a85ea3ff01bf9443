import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { safeUrl } from '../safe-url.ts';
import { buttonStyles } from './button.ts';
import { describedBy, fieldNotes, fieldStyles, labelText, type FieldOptions } from './field.ts';
import { documentIcon, errorIcon, photoIcon, removeIcon } from './icons.ts';

export interface DroppedFile {
  id: string;
  name: string;
  state: 'working' | 'ready' | 'refused';
  /** A `blob:` URL of the picture, small. */
  preview?: string | undefined;
  /** Size, or why it was refused and what to do. */
  detail?: string | undefined;
  /** What the picture shows, in words. */
  alternative?: string | undefined;
  /** Something is wrong with those words; the field's error says what. */
  alternativeInvalid?: boolean | undefined;
}

export interface FileDropOptions extends FieldOptions {
  files: readonly DroppedFile[];
  /** Value of the `accept` attribute, such as `image/*`. */
  accept?: string | undefined;
  /** Most files; 1 lets choose one. */
  limit: number;
  words: {
    /** "Scegli le foto": the button. */
    choose: string;
    /** "o trascinale qui": shown where there is a pointer that can drag. */
    drop?: string | undefined;
    /** "Hai aggiunto 5 foto: è il massimo" instead of the button at the limit. */
    full: string;
    remove: string;
    /** "Rimuovi cestino.jpg" */
    removeNamed: (name: string) => string;
    working: string;
    /** Label of the alternative text; without it none is asked for. */
    alternative?: string | undefined;
  };
  onFiles: (files: File[]) => void;
  onRemove: (id: string) => void;
  onAlternative?: ((id: string, text: string) => void) | undefined;
}

const over = (event: DragEvent, on: boolean): void => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  const zone = event.currentTarget as HTMLElement;
  if (on || !zone.contains(event.relatedTarget as Node | null)) zone.toggleAttribute('data-over', on);
};

function fileItem(options: FileDropOptions, file: DroppedFile, index: number): TemplateResult {
  const { id, words, onRemove, onAlternative } = options;
  const remove = (event: Event): void => {
    const field = (event.currentTarget as Element).closest('[part~="file-drop"]');
    onRemove(file.id);
    // The button goes away with its file: focus moves to the neighbour, else back to choosing.
    setTimeout(() => {
      const left = [...field?.querySelectorAll<HTMLElement>('[part~="file-remove"]') ?? []];
      (left[Math.min(index, left.length - 1)] ?? field?.querySelector<HTMLElement>('[part~="drop-input"]'))?.focus();
    });
  };
  const refused = file.state === 'refused';
  return html`<li part="file${refused ? ' file-refused' : ''}" aria-busy=${file.state === 'working' ? 'true' : nothing}>
    <div part="file-picture">${file.preview ? html`<img part="file-preview" src=${safeUrl(file.preview)} alt="">` : file.state === 'working' ? html`<span part="spinner"></span>` : refused ? errorIcon : documentIcon}</div>
    <div part="file-body">
      <span part="file-name">${file.name}</span>${file.state === 'working' ? html`<span part="file-detail">${words.working}</span>` : file.detail ? html`<span part="file-detail">${file.detail}</span>` : nothing}
      ${words.alternative && file.state === 'ready' ? html`<label part="file-alternative"><span part="hint">${words.alternative}</span><input part="input" type="text"
        aria-invalid=${file.alternativeInvalid ? 'true' : nothing} aria-describedby=${file.alternativeInvalid ? `${id}-error` : nothing} .value=${live(file.alternative ?? '')} @input=${(event: Event) => onAlternative?.(file.id, (event.target as HTMLInputElement).value)}></label>` : nothing}
    </div>
    <button part="button button-link file-remove" type="button" id="${id}-remove-${index}" aria-label=${words.removeNamed(file.name)} @click=${remove}>${removeIcon}<span part="button-label">${words.remove}</span></button>
  </li>`;
}

/** Files, chosen or dropped: a native file field with its list. What is wrong with a file stands at the file. */
export function fileDrop(options: FileDropOptions): TemplateResult {
  const { id, error, files, limit, words, onFiles } = options;
  const full = files.length >= limit;
  const disabled = full || (options.disabled ?? false);
  const drop = (event: DragEvent): void => {
    over(event, false);
    (event.currentTarget as Element).removeAttribute('data-over');
    const dropped = [...event.dataTransfer?.files ?? []];
    if (dropped.length > 0 && !disabled) onFiles(dropped);
  };
  const change = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const chosen = [...input.files ?? []];
    // So that the same file can be chosen again after it was removed.
    input.value = '';
    if (chosen.length > 0) onFiles(chosen);
  };
  return html`<div part="field file-drop${error ? ' field-invalid' : ''}">
    <label part="label" for=${id} id="${id}-label">${labelText(options)}</label>${fieldNotes(options)}
    <div part="drop-zone" @dragenter=${(event: DragEvent) => { over(event, true); }} @dragover=${(event: DragEvent) => { over(event, true); }} @dragleave=${(event: DragEvent) => { over(event, false); }} @drop=${drop}>
      <input part="drop-input visually-hidden" type="file" id=${id} accept=${options.accept ?? nothing} ?multiple=${limit > 1} ?disabled=${disabled}
        aria-labelledby="${id}-label${full ? '' : ` ${id}-choose`}" aria-required=${options.required ? 'true' : nothing} aria-invalid=${error ? 'true' : nothing} aria-describedby=${describedBy(options)} @change=${change}>
      ${full ? html`<span part="drop-text">${words.full}</span>` : html`<label part="button button-secondary drop-button" for=${id} id="${id}-choose" aria-hidden="true">${photoIcon}<span part="button-label">${words.choose}</span></label>${
        words.drop ? html`<span part="drop-text drop-hint" aria-hidden="true">${words.drop}</span>` : nothing}`}
    </div>
    ${files.length > 0 ? html`<ul part="files">${files.map((file, index) => fileItem(options, file, index))}</ul>` : nothing}
  </div>`;
}

export const fileDropStyles: CSSResultGroup = [fieldStyles, buttonStyles, css`
  [part~='drop-zone'] {
    position: relative; display: flex; flex-wrap: wrap; gap: var(--_space-s) var(--_space-m); align-items: center; justify-content: center; margin-block-start: var(--_space-s); padding: var(--_space-l) var(--_space-m);
    background: var(--_color-surface-subtle); border: 2px dashed var(--_color-border); border-radius: var(--_radius-control);
  }
  [part~='drop-zone'][data-over] { border-color: var(--_color-link); background: color-mix(in oklab, var(--_color-link) 10%, var(--_color-surface)); }
  [part~='drop-button'] { background: var(--_color-surface); }
  [part~='drop-input']:focus-visible ~ [part~='drop-button'] { outline: 3px solid var(--_color-focus); outline-offset: 2px; box-shadow: 0 0 0 2px var(--_color-text); }
  [part~='drop-text'] { color: var(--_color-text-muted); }
  @media (hover: none) { [part~='drop-hint'] { display: none; } }
  [part~='files'] { container: files / inline-size; display: grid; gap: var(--_space-s); margin: var(--_space-m) 0 0; padding: 0; list-style: none; }
  [part~='file'] { display: grid; grid-template-columns: min(5rem, 18vw) minmax(0, 1fr) auto; gap: var(--_space-s) var(--_space-m); align-items: start; padding: var(--_space-s); border: 1px solid var(--_color-border); border-radius: var(--_radius-control); }
  [part~='file-refused'] { border-color: var(--_color-danger); background: var(--_color-danger-surface); }
  [part~='file-refused'] :is([part~='file-detail'], [part~='file-picture']) { color: var(--_color-danger); }
  [part~='file-picture'] { display: grid; place-items: center; aspect-ratio: 1; overflow: hidden; color: var(--_color-text-muted); background: var(--_color-surface-subtle); border-radius: var(--_radius-control); }
  [part~='file-preview'] { inline-size: 100%; block-size: 100%; object-fit: cover; }
  [part~='file-body'] { display: grid; gap: var(--_space-xs); min-inline-size: 0; }
  [part~='file-name'] { font-weight: 600; overflow-wrap: anywhere; }
  [part~='file-detail'] { font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='file-alternative'] > [part~='input'] { margin-block-start: var(--_space-xs); }
  @container files (width < 28rem) { [part~='file-body'], [part~='file-remove'] { grid-column: 2; } [part~='file-remove'] { justify-self: start; } }
  @container files (width < 14rem) { [part~='file'] { grid-template-columns: minmax(0, 1fr); } [part~='file-picture'] { inline-size: 3rem; } [part~='file-body'], [part~='file-remove'] { grid-column: 1; } }
  @media (forced-colors: active) { [part~='drop-input']:focus-visible ~ [part~='drop-button'] { outline-color: Highlight; } }
  @media print { [part~='drop-zone'] { display: none; } }
`];
