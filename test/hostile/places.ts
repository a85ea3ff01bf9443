/** Ordinary places of a page, with the CSS of those who draw them so. `@` is where the element stands. */
export interface Place {
  readonly name: string;
  readonly html: string;
  /** The page asks for the narrowest or the longest line, not for what there is. */
  readonly asks?: 'narrowest' | 'longest';
}

export const placesCss = `
  html { font: 16px/1.5 "DejaVu Sans", sans-serif; } body { margin: 16px; } .frame { margin-block: 24px; inline-size: 100%; } .free { overflow: auto; }
  .flex { display: flex; gap: 8px; } .column { flex-direction: column; } .center { align-items: center; } .start { align-items: flex-start; } .wrap { flex-wrap: wrap; } .middle { justify-content: center; }
  .grid { display: grid; } .items-center { place-items: center; } .content-center { place-content: center; } .auto-columns { grid-template-columns: auto auto; }
  .inline-block { display: inline-block; } .left { float: left; } .clear::after { content: ''; display: block; clear: both; } .relative { position: relative; block-size: 40px; overflow: auto; } .absolute { position: absolute; left: 0; }
  .max { width: max-content; } .min { width: min-content; } .fit { width: fit-content; } .columns { columns: 2 200px; } .sidebar { position: sticky; inset-block-start: 0; inline-size: 200px; }
  .nowrap-text { white-space: nowrap; } .nowrap-text p { white-space: normal; } td, th { padding: 4px; } fieldset { margin: 0; } dialog, [popover] { position: static; }
  .flex-host > [data-it] { display: flex; } .grid-host > [data-it] { display: grid; } .inline-host > [data-it] { display: inline-block; }

  .is-layout-flex { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em; } .is-layout-flex > :is(*, div) { margin: 0; } .is-nowrap { flex-wrap: nowrap; }
  .is-layout-constrained > :where(:not(.alignleft, .alignright, .alignfull)) { max-width: 645px; margin-left: auto !important; margin-right: auto !important; }
  .is-vertical { flex-direction: column; align-items: flex-start; } .alignleft { float: left; margin-inline-end: 2em; }
  .wp-block-columns { box-sizing: border-box; display: flex; flex-wrap: wrap !important; align-items: initial !important; } .wp-block-column { flex-grow: 1; min-width: 0; overflow-wrap: break-word; word-break: break-word; }
  @media (max-width: 781px) { .wp-block-columns > .wp-block-column { flex-basis: 100% !important; } }
  @media (min-width: 782px) { .wp-block-columns { flex-wrap: nowrap !important; } .wp-block-columns > .wp-block-column { flex-basis: 0; flex-grow: 1; } }

  .row { display: flex; flex-wrap: wrap; margin: 0 -12px; } .row > * { box-sizing: border-box; flex-shrink: 0; width: 100%; max-width: 100%; padding: 0 12px; } .row > .col-auto { flex: 0 0 auto; width: auto; } .row > .col { flex: 1 0 0%; }
  .d-flex { display: flex !important; } .justify-content-between { justify-content: space-between !important; } .btn { padding: 6px 12px; }
`;

export const places: readonly Place[] = [
  { name: 'block', html: '<div>@</div>' },
  { name: 'flex row', html: '<div class="flex">@</div>' },
  { name: 'flex row beside a button', html: '<div class="flex center"><button>Cerca</button>@</div>' },
  { name: 'flex row, centred', html: '<div class="flex middle center">@</div>' },
  { name: 'flex row that wraps', html: '<div class="flex wrap"><span>Uno</span>@</div>' },
  { name: 'flex column, align-items center', html: '<div class="flex column center">@</div>' },
  { name: 'flex column, align-items flex-start', html: '<div class="flex column start">@</div>' },
  { name: 'nested flex', html: '<div class="flex"><div class="flex column center"><div class="flex">@</div></div></div>' },
  { name: 'grid', html: '<div class="grid">@</div>' },
  { name: 'grid, place-items center', html: '<div class="grid items-center">@</div>' },
  { name: 'grid, place-content center', html: '<div class="grid content-center">@</div>' },
  { name: 'grid of auto columns', html: '<div class="grid auto-columns content-center"><span>Uno</span>@</div>' },
  { name: 'inline-block', html: '<div class="inline-block">@</div>' },
  { name: 'float', html: '<div class="clear"><div class="left">@</div></div>' },
  { name: 'table cell', html: '<table><tr><td>@</td></tr></table>' },
  { name: 'table cell beside another', html: '<table><tr><th>Parere</th><td>@</td></tr></table>' },
  { name: 'dialog', html: '<dialog open>@</dialog>' },
  { name: 'popover', html: '<div popover data-show>@</div>' },
  { name: 'details', html: '<details open><summary>Altro</summary>@</details>' },
  { name: 'details, opened later', html: '<details data-open><summary>Altro</summary>@</details>' },
  { name: 'fieldset', html: '<fieldset><legend>Parere</legend>@</fieldset>' },
  { name: 'absolute with left alone', html: '<div class="relative"><div class="absolute">@</div></div>' },
  { name: 'max-content', html: '<div class="free"><div class="max">@</div></div>', asks: 'longest' },
  { name: 'min-content', html: '<div class="min">@</div>', asks: 'narrowest' },
  { name: 'fit-content', html: '<div class="fit">@</div>' },
  { name: 'columns of text', html: '<div class="columns"><p>Prima.</p>@</div>' },
  { name: 'tabs, shown later', html: '<div hidden data-open-tab><div class="flex center">@</div></div>' },
  { name: 'list item', html: '<ul><li>@</li></ul>' },
  { name: 'button bar', html: '<div class="flex center nowrap-text"><button>Stampa</button><button>Invia</button>@</div>' },
  { name: 'sticky sidebar of 200 px', html: '<aside class="sidebar">@</aside>' },
  { name: 'sidebar of 200 px, flex', html: '<aside class="sidebar flex">@</aside>' },
  { name: 'host drawn as flex', html: '<div class="flex-host">@</div>' },
  { name: 'host drawn as grid', html: '<div class="grid-host">@</div>' },
  { name: 'host drawn as inline-block', html: '<div class="inline-host">@</div>' },
  { name: 'WordPress group', html: '<div class="wp-block-group is-layout-constrained">@</div>' },
  { name: 'WordPress row', html: '<div class="wp-block-group is-nowrap is-layout-flex">@</div>' },
  { name: 'WordPress row that wraps', html: '<div class="wp-block-group is-layout-flex"><p>Uno</p>@</div>' },
  { name: 'WordPress stack', html: '<div class="wp-block-group is-vertical is-layout-flex">@</div>' },
  { name: 'WordPress columns', html: '<div class="wp-block-columns is-layout-flex"><div class="wp-block-column"><p>Uno</p></div><div class="wp-block-column">@</div></div>' },
  { name: 'Bootstrap col-auto', html: '<div class="row"><div class="col-auto">@</div></div>' },
  { name: 'Bootstrap col beside col-auto', html: '<div class="row"><div class="col-auto">Uno</div><div class="col">@</div></div>' },
  { name: 'Bootstrap d-flex', html: '<div class="d-flex justify-content-between">@<button class="btn">Invia</button></div>' },
];
