import { partTokenCss } from '@civico/theme';
import { css, unsafeCSS } from 'lit';

/**
 * What all parts share: the tokens that only parts use, box sizing, the two-tone focus ring, text for screen readers only. Every part's styles
 * bring it along; Lit adopts it once. The other tokens come from `groundCss`.
 */
export const partsBase = css`
  :host { ${unsafeCSS(partTokenCss)} }
  *, ::before, ::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  :focus-visible {
    outline: 3px solid var(--_color-focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_color-text);
  }
  [tabindex='-1']:focus-visible { outline-offset: 4px; }
  [part~='visually-hidden'] {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0;
    overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  [part~='icon'] { inline-size: 1.5em; block-size: 1.5em; flex: none; fill: currentColor; stroke: none; vertical-align: middle; }
  [part~='icon-directional']:dir(rtl) { scale: -1 1; }
  @media (forced-colors: active) {
    :focus-visible { outline-color: Highlight; box-shadow: none; }
  }
`;
