import { html, svg, type TemplateResult } from 'lit';
import { shieldedSheet } from '@civico/core/shield.ts';
import { facesCss } from './faces.styles.ts';

/** Of the faces; most pages ask in stars and never load it. */
export { REASONS_AFTER_RED } from '@civico/domain/face-reasons.ts';

let sheet: CSSStyleSheet | undefined;
/** The faces' own style sheet, for `adoptSheet`. */
export const facesSheet = (): CSSStyleSheet => (sheet ??= shieldedSheet(facesCss));

/** The mouth tells the face apart without colour. */
export const faceIcon = (value: number): TemplateResult => html`<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
  <circle cx="24" cy="24" r="21"/><circle data-ink cx="17" cy="19" r="2.6"/><circle data-ink cx="31" cy="19" r="2.6"/>
  ${value === 3 ? svg`<path d="M14 28c3 8 17 8 20 0"/>` : value === 2 ? svg`<path d="M15 31h18"/>` : svg`<path d="M14 35c3-8 17-8 20 0"/>`}
</svg>`;
