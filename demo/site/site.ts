import type { DemoTown } from '../towns/index.ts';
import type { Markup } from './html.ts';

/** What a page says about itself; the layout draws the rest. */
export interface Page {
  /** Path below the town, without slashes at the ends: `''`, `servizi`, `servizi/certificati-anagrafici`. */
  path: string;
  title: string;
  description: string;
  /** From the home page down, without the page itself; `[label, path]`. */
  trail?: readonly (readonly [label: string, path: string])[];
  /** Entry of the main menu this page belongs to. */
  section?: Section;
  content: Markup;
  /** Without the header and the footer of the site: the screen of a tablet. */
  bare?: boolean;
  /** Module scripts beside Civico's own. */
  scripts?: readonly string[];
}

export type Section = 'amministrazione' | 'novita' | 'servizi' | 'vivere-il-comune';

export const sections: readonly (readonly [Section, string, string])[] = [
  ['amministrazione', 'Amministrazione', 'management'],
  ['novita', 'Novità', 'news'],
  ['servizi', 'Servizi', 'all-services'],
  ['vivere-il-comune', 'Vivere il Comune', 'live'],
];

/** What every template is given. */
export interface Site {
  town: DemoTown;
  /** All towns, for the switcher. */
  towns: readonly DemoTown[];
  contacts: Contacts;
}

/** Invented, on reserved domains and numbers that nobody has. */
export interface Contacts {
  address: string;
  postcode: string;
  phone: string;
  email: string;
  certifiedEmail: string;
  taxCode: string;
  /** Whoever answers for reports of disservices. */
  reportsPhone: string;
  reportsEmail: string;
}

/** `0536 000 100` as a link's address. */
export function telephone(number: string): string {
  return `tel:+39${number.replace(/\D/g, '')}`;
}
