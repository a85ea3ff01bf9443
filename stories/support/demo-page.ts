/** A page of the demo's site inside a story: its markup and style sheets, its elements on a backend in memory. */
import { linkSheets } from './sheets.ts';
import { townBackend, townDay } from './town-data.ts';

interface Ported extends Element { port?: object }

class DemoPage extends HTMLElement {
  path = '';
  #sheets: ReturnType<typeof linkSheets> | undefined;

  connectedCallback(): void {
    void this.show();
  }

  disconnectedCallback(): void {
    this.#sheets?.remove();
  }

  async show(): Promise<void> {
    const answer = await fetch(this.path);
    if (!answer.ok) throw new Error(`${this.path}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    this.#sheets = linkSheets([...page.querySelectorAll('link[rel="stylesheet"]')].map((sheet) => sheet.getAttribute('href')!));
    await this.#sheets.ready;
    for (const script of page.querySelectorAll('script')) script.remove();
    const { ratings, reports, places, events, indicators } = await townBackend(this.path.split('/')[1]!);
    for (const element of page.querySelectorAll<Ported>('civico-rating, civico-report-map, civico-events-calendar, civico-service-dashboard')) {
      element.port = { ...ratings, ...reports, ...places, ...events, ...indicators };
      element.setAttribute('no-permalink', '');
      if (element.localName === 'civico-events-calendar') element.setAttribute('date', townDay);
      if (element.getAttribute('mode') === 'kiosk') {
        element.setAttribute('counter-token', 'dimostrazione');
        // Nothing is installed from a story.
        element.removeAttribute('worker');
      }
    }
    this.addEventListener('click', (event) => {
      const link = event.composedPath().find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement);
      // The other pages are other stories.
      if (link && !link.getAttribute('href')?.startsWith('#')) event.preventDefault();
    });
    this.replaceChildren(...page.body.childNodes);
    this.dataset['ready'] = '';
  }
}

customElements.define('demo-page', DemoPage);

export function demoPage(path: string): HTMLElement {
  return Object.assign(document.createElement('demo-page') as DemoPage, { path: `demo/${path}.html` });
}
