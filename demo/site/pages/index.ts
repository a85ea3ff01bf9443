import type { Page, Site } from '../site.ts';
import { counterPages, countersPage } from './counters.ts';
import { certificates } from './certificates.ts';
import { data } from './data.ts';
import { accessibility, booking, faq, legalNotes, privacy } from './help.ts';
import { events } from './events.ts';
import { home } from './home.ts';
import { office, servedPage } from './office.ts';
import { reports } from './reports.ts';
import { administration, life, news } from './sections.ts';
import { services } from './services.ts';

export { notFound } from './help.ts';

/** Every page of a town's site. */
export const pages: readonly ((site: Site) => Page)[] = [
  home, services, certificates, reports, administration, news, life, events, data, countersPage, faq, booking, privacy, accessibility, legalNotes, office, servedPage, ...counterPages,
];
