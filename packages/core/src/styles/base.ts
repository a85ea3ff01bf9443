import { tokenCss } from '@civico/theme';

/** Tokens and the ground of every element. `SCOPE` stands for `:host` in a shadow root, for the tag in the light DOM. */
export const groundCss = (scope: string): string => `
${scope} {
  ${tokenCss}
  display: block;
  color: var(--_color-text);
  font-family: var(--_font-family);
  font-size: var(--_font-size);
  line-height: var(--_font-line-height);
  font-style: normal;
  font-weight: 400;
  letter-spacing: normal;
  text-align: start;
  text-transform: none;
  white-space: normal;
  word-spacing: normal;
  overflow-wrap: break-word;
}
${scope}[hidden] { display: none; }
`;
