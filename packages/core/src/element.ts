import { LitElement, type PropertyDeclarations } from 'lit';
import type { Ports } from '@civico/contract';
import { openFrame } from './frame.ts';
import type { HostContent } from './host-content.ts';
import { chooseLanguage, loadMessages, type Catalogue, type Language } from './messages.ts';
import type { Store } from './store.ts';
import { closestAcross } from './tree.ts';

/** What `<civico-provider>` offers to the elements inside it. */
export interface PortProvider extends HTMLElement {
  /** Absolute URL of the backend; undefined when the page gave the ports themselves. */
  readonly backend: string | undefined;
  readonly ports: Promise<Partial<Ports>>;
}

/** The provider's script may still be on its way when the element is already there. */
const portsOf = async (provider: PortProvider): Promise<Partial<Ports>> => {
  await customElements.whenDefined(provider.localName);
  return provider.ports;
};

/** Attributes and properties that every element has. */
export const commonProperties: PropertyDeclarations = {
  endpoint: { type: String },
  port: { attribute: false },
  messages: { attribute: false },
  t: { state: true },
};

/**
 * Base of every element. It finds the port (`.port`, else the nearest `<civico-provider>`, else `endpoint`), keeps the messages in the
 * nearest `lang`, redraws when the store's state changes, and emits the element's events. It decides nothing.
 *
 * @typeParam M messages of the element
 * @typeParam P methods of the ports it needs
 */
export abstract class CivicoElement<M extends object, P extends object> extends LitElement {
  static override properties: PropertyDeclarations = commonProperties;

  /** Base URL of the contract's paths, e.g. `/api/v1`. */
  declare endpoint: string | undefined;
  /** The port itself, for applications that have one. */
  declare port: P | undefined;
  /** Sentences of the host that replace the element's own, one by one. */
  declare messages: Partial<M> | undefined;
  /** The messages in use; undefined until the first language is there. */
  declare protected t: M | undefined;

  protected abstract readonly catalogue: Catalogue<M>;
  protected abstract readonly store: Store<{ readonly status: string }>;
  /** Capabilities whose methods the port must have. */
  protected abstract readonly uses: readonly (keyof Ports)[];
  /** Makes the ports of an endpoint; in a class of its own so that core does not know the client. */
  protected abstract readonly connect: (endpoint: string) => Promise<Partial<Ports>>;

  #content: HostContent | undefined;
  #stopListening: (() => void) | undefined;
  #languageWatch: MutationObserver | undefined;
  #base: M | undefined;
  #connected: { source: unknown; ports: Promise<P> } | undefined;

  /** The language in use. */
  language: Language = 'it';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.store.state.listen(() => this.requestUpdate());
    this.#languageWatch = new MutationObserver(() => void this.#followLanguage());
    for (const root of [document, this]) this.#languageWatch.observe(root, { attributeFilter: ['lang'], subtree: true });
    void this.#followLanguage();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#languageWatch?.disconnect();
  }

  /** Draws into a frame of the shadow root. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    const { view, drawn } = this.createView();
    this.#content = openFrame(root, view);
    return drawn;
  }

  /** What stands in the frame, and what is drawn into: the same, unless that must be in the light DOM. */
  protected createView(): { view: HTMLElement; drawn: HTMLElement } {
    const view = document.createElement('div');
    view.id = 'view';
    return { view, drawn: view };
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    this.#content?.stepBack();
  }

  /** Nothing is drawn before there are words: the fallback content of the page stands until then. */
  protected override shouldUpdate(): boolean {
    return !!this.t;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('messages') && this.#base) this.t = { ...this.#base, ...this.messages };
  }

  async #followLanguage(): Promise<void> {
    const tag = closestAcross(this, '[lang]')?.getAttribute('lang') ?? 'it';
    const language = chooseLanguage(tag, this.catalogue);
    if (this.#base && language === this.language) return;
    this.language = language;
    // Italian is already here: drawing in the same turn keeps the page from jumping and the validator from waiting.
    const base = language === 'it' ? this.catalogue.it : await loadMessages(language, this.catalogue);
    if (language !== this.language) return;
    this.#base = base;
    this.t = { ...base, ...this.messages };
  }

  /** The port to talk to. Rejects with a sentence for the web team when the page has not said which. */
  protected readonly findPort = (): Promise<P> => {
    if (this.port) return Promise.resolve(this.port);
    const source = this.endpoint ?? this.provider;
    if (!source) return Promise.reject(this.#noBackend(this.uses));
    if (this.#connected?.source !== source) {
      const ports = typeof source === 'string' ? this.connect(source) : portsOf(source);
      const picked = ports.then((all) => this.#pick(all));
      // A chunk that could not be loaded may be there at the next try.
      picked.catch(() => { this.#connected = undefined; });
      this.#connected = { source, ports: picked };
    }
    return this.#connected.ports;
  };

  /** The nearest `<civico-provider>`, defined or not yet. */
  protected get provider(): PortProvider | null {
    return closestAcross(this, 'civico-provider') as PortProvider | null;
  }

  #pick(all: Partial<Ports>): P {
    const missing = this.uses.filter((name) => !all[name]);
    if (missing.length) throw this.#noBackend(missing);
    return Object.assign({}, ...this.uses.map((name) => all[name])) as P;
  }

  #noBackend(what: readonly string[]): Error {
    return new Error(`Civico: <${this.localName}> has no backend for ${what}. Add endpoint="/api/v1".`);
  }

  /** Emits `civico-<element>-<past tense>`; false when it was cancelable and a listener prevented it. */
  protected emit(pastTense: string, detail: unknown, options: { cancelable?: boolean } = {}): boolean {
    return this.dispatchEvent(new CustomEvent(`${this.localName}-${pastTense}`, { detail, bubbles: true, composed: true, ...options }));
  }
}
