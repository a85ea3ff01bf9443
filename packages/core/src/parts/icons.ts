import { html, type TemplateResult } from 'lit';

/** A decorative icon of 24 × 24 units, drawn in the text's colour; the words beside it carry the meaning. */
const icon = (path: string, part = 'icon'): TemplateResult =>
  html`<svg part=${part} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;

/** Points along the reading direction: mirrored where text runs from right to left. */
const directional = 'icon icon-directional';

const circle = 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm0 1.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4Z';

export const checkIcon = /* @__PURE__ */ icon('m9.6 18.2-5.8-5.8 1.4-1.4 4.4 4.4 9.2-9.2 1.4 1.4Z');
export const closeIcon = /* @__PURE__ */ icon('m12 10.6 5.3-5.3 1.4 1.4-5.3 5.3 5.3 5.3-1.4 1.4-5.3-5.3-5.3 5.3-1.4-1.4 5.3-5.3-5.3-5.3 1.4-1.4Z');
export const chevronIcon = /* @__PURE__ */ icon('m12 15.6-6.7-6.7 1.4-1.4 5.3 5.3 5.3-5.3 1.4 1.4Z');
export const backIcon = /* @__PURE__ */ icon('m8.4 12 6.7-6.7 1.4 1.4-5.3 5.3 5.3 5.3-1.4 1.4Z', directional);
export const forwardIcon = /* @__PURE__ */ icon('m15.6 12-6.7 6.7-1.4-1.4 5.3-5.3-5.3-5.3 1.4-1.4Z', directional);
export const searchIcon = /* @__PURE__ */ icon('M10.5 3a7.5 7.5 0 0 1 5.9 12.1l4.8 4.8-1.3 1.3-4.8-4.8A7.5 7.5 0 1 1 10.5 3Zm0 1.9a5.6 5.6 0 1 0 0 11.2 5.6 5.6 0 0 0 0-11.2Z');
export const infoIcon = /* @__PURE__ */ icon(`${circle}m-1 6.7h2v7h-2Zm0-3.2h2v2.1h-2Z`);
export const successIcon = /* @__PURE__ */ icon(`${circle}m-1.4 12.7-3.9-3.9 1.3-1.3 2.6 2.6 5.5-5.5 1.3 1.3Z`);
export const warningIcon = /* @__PURE__ */ icon('M12 2.6 22.6 21H1.4Zm0 3.7L4.5 19.2h15ZM11 10h2v5h-2Zm0 6h2v2h-2Z');
export const errorIcon = /* @__PURE__ */ icon(`${circle}m-1 3.7h2v6.7h-2Zm0 8h2v2.1h-2Z`);
export const photoIcon = /* @__PURE__ */ icon('M8.6 4h6.8l1.5 2.5H21a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V7.5a1 1 0 0 1 1-1h4.1Zm1 1.8L8.1 8.3H3.8v9.9h16.4V8.3h-4.3l-1.5-2.5ZM12 9a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0 1.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z');
export const pinIcon = /* @__PURE__ */ icon('M12 2a7 7 0 0 1 7 7c0 4.6-5 10.7-7 13-2-2.3-7-8.4-7-13a7 7 0 0 1 7-7Zm0 1.9A5.1 5.1 0 0 0 6.9 9c0 2.9 2.9 7.2 5.1 10 2.2-2.8 5.1-7.1 5.1-10A5.1 5.1 0 0 0 12 3.9Zm0 2.6a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z');
export const locateIcon = /* @__PURE__ */ icon('M11 2h2v2.1a8 8 0 0 1 6.9 6.9H22v2h-2.1a8 8 0 0 1-6.9 6.9V22h-2v-2.1A8 8 0 0 1 4.1 13H2v-2h2.1A8 8 0 0 1 11 4.1Zm1 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12Zm0 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z');
export const calendarIcon = /* @__PURE__ */ icon('M7 2h2v2h6V2h2v2h4a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h4Zm13.2 8H3.8v10.2h16.4ZM7 5.8H3.8v2.4h16.4V5.8H17V7h-2V5.8H9V7H7Z');
export const clockIcon = /* @__PURE__ */ icon(`${circle}M11 6h1.8v5.6l3.9 3.9-1.3 1.3-4.4-4.5Z`);
export const documentIcon = /* @__PURE__ */ icon('M5 2h9.4L20 7.6V22H5Zm1.8 1.8v16.4h11.4V9.3h-5.5V3.8Zm7.7.6v3.1h3.1Z');
export const printIcon = /* @__PURE__ */ icon('M6 2h12v5h3a1 1 0 0 1 1 1v9h-4v5H6v-5H2V8a1 1 0 0 1 1-1h3Zm1.8 1.8V7h8.4V3.8ZM3.8 8.8v6.4H6V13h12v2.2h2.2V8.8Zm4 6v5.4h8.4v-5.4Z');
export const removeIcon = /* @__PURE__ */ icon('M9 2h6v2.5h6v1.8h-2L18 22H6L5 6.3H3V4.5h6Zm1.8 1.8v.7h2.4v-.7ZM6.8 6.3l.9 13.9h8.6l.9-13.9ZM9.3 9h1.6v8H9.3Zm3.8 0h1.6v8h-1.6Z');
export const peopleIcon = /* @__PURE__ */ icon('M9 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0 1.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4ZM9 13.5c4 0 7 2 7 5V20H2v-1.5c0-3 3-5 7-5Zm0 1.8c-2.9 0-4.9 1.2-5.2 2.9h10.4c-.3-1.7-2.3-2.9-5.2-2.9ZM15.5 4a4 4 0 0 1 0 8V10.2a2.2 2.2 0 0 0 0-4.4Zm2 9.8c2.7.6 4.5 2.3 4.5 4.7V20h-4v-1.8h2.2c-.2-1.1-1.2-2-2.7-2.5Z');
export const listIcon = /* @__PURE__ */ icon('M4 5h2v2H4Zm4 0h13v2H8ZM4 11h2v2H4Zm4 0h13v2H8ZM4 17h2v2H4Zm4 0h13v2H8Z');
export const offlineIcon = /* @__PURE__ */ icon('m3.3 2 18.7 18.7-1.3 1.3-3-3H7A5.5 5.5 0 0 1 6.2 8L2 3.3ZM7.7 9.7H7a3.7 3.7 0 0 0 0 7.4h8.2ZM12 5a7 7 0 0 1 6.8 5.3A4.6 4.6 0 0 1 21 17.9l-1.3-1.3a2.8 2.8 0 0 0-1.2-4.6h-1.3L17 11A5.2 5.2 0 0 0 9.6 7.2L8.3 5.9A7 7 0 0 1 12 5Z');
export const moreIcon = /* @__PURE__ */ icon('M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7Z');
export const filterIcon = /* @__PURE__ */ icon('M3 5h18v2H3Zm4 6h10v2H7Zm3 6h4v2h-4Z');
