import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { partsBase } from './base.ts';
import { closeIcon } from './icons.ts';

export interface DialogOptions {
  id: string;
  title: unknown;
  content: unknown;
  /** Buttons; the safe one first. */
  actions?: unknown;
  closeLabel: string;
  open: boolean;
  /** Escape, the close button, or the browser: the element sets `open` to false. */
  onClose: () => void;
}

/** Opens and closes with `showModal`, which traps focus, makes the rest inert and gives focus back; the `open` attribute alone does none of it. */
class Modal extends Directive {
  render(_open: boolean): typeof nothing { return nothing; }

  override update(part: ElementPart, [open]: [boolean]): typeof nothing {
    const dialog = part.element as HTMLDialogElement;
    // Not in the document yet at the first render.
    if (open !== dialog.open) queueMicrotask(() => {
      if (open && !dialog.open && dialog.isConnected) dialog.showModal();
      else if (!open && dialog.open) dialog.close();
    });
    return nothing;
  }
}
const modal = directive(Modal);

/** A native modal dialog: for a decision that must be taken before going on. Draw it always, `open` or not. */
export function dialog(options: DialogOptions): TemplateResult {
  const { id, open, onClose } = options;
  return html`<dialog part="dialog" id=${id} aria-labelledby="${id}-title" ${modal(open)} @close=${() => { if (open) onClose(); }}>
    <div part="dialog-head"><h2 part="dialog-title" id="${id}-title">${options.title}</h2><button part="dialog-close" type="button" aria-label=${options.closeLabel} @click=${onClose}>${closeIcon}</button></div>
    <div part="dialog-content">${options.content}</div>
    ${options.actions ? html`<div part="dialog-actions">${options.actions}</div>` : nothing}
  </dialog>`;
}

export const dialogStyles: CSSResultGroup = [partsBase, css`
  [part~='dialog'] {
    inline-size: min(36rem, calc(100% - 2rem)); max-block-size: calc(100% - 2rem); padding: var(--_space-l); color: var(--_color-text); background: var(--_color-surface);
    border: 1px solid var(--_color-border); border-radius: var(--_radius-card); box-shadow: var(--_shadow-raised); overflow: auto;
  }
  [part~='dialog']::backdrop { background: rgb(0 0 0 / 0.55); }
  [part~='dialog-head'] { display: flex; gap: var(--_space-m); align-items: flex-start; justify-content: space-between; }
  [part~='dialog-title'] { margin: 0; padding-block: 0.25rem; font-size: var(--_font-size-title); line-height: 1.3; }
  [part~='dialog-close'] { display: grid; place-items: center; flex: none; inline-size: 2.75rem; block-size: 2.75rem; margin: -0.25rem; padding: 0; color: var(--_color-link); background: none; border: 0; border-radius: var(--_radius-control); cursor: pointer; }
  [part~='dialog-close']:hover { background: var(--_color-surface-subtle); }
  [part~='dialog-content'] { margin-block-start: var(--_space-s); }
  [part~='dialog-actions'] { display: flex; flex-wrap: wrap; gap: var(--_space-m); margin-block-start: var(--_space-l); }
  @media (prefers-reduced-motion: no-preference) {
    [part~='dialog'][open] { animation: rise var(--_duration-short) ease-out; }
    @keyframes rise { from { translate: 0 0.75rem; } }
  }
`];
