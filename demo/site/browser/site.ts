/** What the pages need beyond HTML: the menu on a small screen, and menus that close with Escape or a click elsewhere. */

const button = document.querySelector<HTMLButtonElement>('.site-menu-button');
const menu = button?.closest('.site-menu');

function openMenu(open: boolean): void {
  button?.setAttribute('aria-expanded', String(open));
  menu?.classList.toggle('open', open);
}

if (button && menu) {
  // Without this script the menu is simply shown.
  button.hidden = false;
  menu.classList.add('collapsible');
  button.addEventListener('click', () => openMenu(button.getAttribute('aria-expanded') !== 'true'));
}

const switchers = document.querySelectorAll<HTMLDetailsElement>('.town-switcher');

document.addEventListener('click', ({ target }) => {
  for (const switcher of switchers) if (!(target instanceof Node && switcher.contains(target))) switcher.open = false;
});

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  if (button?.getAttribute('aria-expanded') === 'true') {
    openMenu(false);
    button.focus();
  }
  for (const switcher of switchers) {
    if (!switcher.open) continue;
    switcher.open = false;
    switcher.querySelector('summary')?.focus();
  }
});
