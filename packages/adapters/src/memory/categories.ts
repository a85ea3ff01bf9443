import type { ReportCategory, StopMessage } from '@civico/contract';

const emergency: StopMessage = {
  title: 'Chiama il 112',
  text: 'C’è un pericolo immediato per le persone. Non inviare la segnalazione: chiama subito il numero unico di emergenza.',
  phone: '112',
};

const danger = {
  id: 'danger', label: 'C’è un pericolo immediato?', kind: 'choice', required: true,
  choices: [{ value: 'no', label: 'No' }, { value: 'yes', label: 'Sì, qualcuno può farsi male adesso', stop: emergency }],
} as const satisfies ReportCategory['questions'][number];

/** The kinds of disservice of the invented town. */
export const categories: readonly ReportCategory[] = [
  {
    id: 'roads', name: 'Strade e marciapiedi', description: 'Buche, segnaletica, marciapiedi rotti',
    questions: [
      { ...danger, choices: [...danger.choices] },
      { id: 'depth', label: 'Quanto è profonda la buca?', hint: 'Lascia vuoto se non è una buca', kind: 'text', required: false },
    ],
  },
  {
    id: 'lighting', name: 'Illuminazione pubblica', description: 'Lampioni spenti, rotti o sempre accesi',
    questions: [
      { id: 'pole', label: 'Numero scritto sul palo', hint: 'È su una targhetta, ad altezza degli occhi', kind: 'text', required: false },
      {
        id: 'extent', label: 'Quanti lampioni sono spenti?', kind: 'choice', required: true,
        choices: [{ value: 'one', label: 'Uno' }, { value: 'some', label: 'Più di uno' }, { value: 'street', label: 'Tutta la via' }],
      },
    ],
  },
  { id: 'waste', name: 'Rifiuti e pulizia', description: 'Rifiuti abbandonati, cestini pieni', questions: [] },
  { id: 'trees', name: 'Alberi', description: 'Rami caduti o pericolanti', questions: [{ ...danger, choices: [...danger.choices] }] },
  { id: 'green', name: 'Parchi e aiuole', description: 'Erba alta, giochi e panchine rotti', questions: [] },
  { id: 'buildings', name: 'Edifici comunali', description: 'Scuole, palestre, uffici', questions: [] },
  { id: 'cemeteries', name: 'Cimiteri', questions: [] },
  { id: 'decay', name: 'Degrado', description: 'Scritte, vandalismi, veicoli abbandonati', questions: [] },
];
