/** The eight counters of each town of the demonstration, as Sassuolo had eight in 2011. */
export interface DemoCounter { id: string; name: string; office: string; /** People take a ticket there. */ tickets: boolean }

export const counters: readonly DemoCounter[] = [
  { id: 'anagrafe-1', name: 'Anagrafe, sportello 1', office: 'Servizi demografici', tickets: false },
  { id: 'anagrafe-2', name: 'Anagrafe, sportello 2', office: 'Servizi demografici', tickets: false },
  { id: 'stato-civile', name: 'Stato civile', office: 'Servizi demografici', tickets: false },
  { id: 'tributi', name: 'Tributi', office: 'Tributi', tickets: true },
  { id: 'urp', name: 'Ufficio relazioni con il pubblico', office: 'Segreteria generale', tickets: false },
  { id: 'edilizia', name: 'Sportello unico edilizia', office: 'Urbanistica', tickets: false },
  { id: 'scuola', name: 'Servizi scolastici', office: 'Istruzione', tickets: false },
  { id: 'sociale', name: 'Sportello sociale', office: 'Servizi sociali', tickets: false },
];

/** The token of a demo counter. It is in the address of a public page: here nobody's secret is in it, as with the clerk's password. */
export const demoTokenOf = (town: string, counter: string): string => `dimostrazione-${town}-${counter}`.padEnd(40, '-');
