import type { RatingMessages } from './rating.messages.ts';

/** In the accusative; from five on the genitive. */
const stars: Partial<Record<number, string>> = { 1: 'zvezdico', 2: 'zvezdici', 3: 'zvezdice', 4: 'zvezdice' };

export const messages: RatingMessages = {
  titlePage: 'Kako jasne so informacije na tej strani?',
  titleService: 'Kako preprosta je bila uporaba te storitve?',
  titleFaces: 'Kako ocenjujete storitev, ki ste jo prejeli?',
  legendStars: 'Dodelite oceno od 1 do 5 zvezdic',
  legendFaces: 'Izberite obraz',
  star: (value) => `Dodelite ${value} ${stars[value] ?? 'zvezdic'} od 5`,
  faceRed: 'Slabo',
  faceYellow: 'Zadostno',
  faceGreen: 'Dobro',
  positiveQuestion: 'Kaj vam je bilo najbolj všeč?',
  negativeQuestion: 'Kje ste imeli največ težav?',
  facesQuestion: 'Kaj ni bilo v redu?',
  reasons: {
    clear: 'Navodila so bila jasna',
    complete: 'Navodila so bila popolna',
    'always-on-track': 'Ves čas je bilo jasno, da je moj postopek pravilen',
    'no-technical-problems': 'Tehničnih težav ni bilo',
    'not-clear': 'Navodila včasih niso bila jasna',
    'not-complete': 'Navodila včasih niso bila popolna',
    'sometimes-lost': 'Včasih ni bilo jasno, ali je moj postopek pravilen',
    'technical-problems': 'Prišlo je do tehničnih težav',
    'waiting-time': 'Čakanje je bilo predolgo',
    staff: 'Pomoč osebja ni bila zadostna',
    outcome: 'Ni mi uspelo dobiti, kar potrebujem',
    other: 'Drugo',
  },
  detailTitle: 'Želite dodati še kaj?',
  detailLabel: 'Podrobnosti',
  detailHint: (left) => `Preostali znaki: ${left}. Ne vpisujte osebnih podatkov.`,
  detailOver: (over) => `Preveč znakov: ${over}. Skrajšajte besedilo, da ga pošljete.`,
  submit: 'Pošlji',
  submitting: 'Pošiljanje…',
  thanks: 'Hvala, vaše mnenje nam bo pomagalo izboljšati storitev!',
  thanksWaiting: 'Hvala! Trenutno ni omrežja: vaše mnenje je shranjeno na tej napravi in bo poslano, ko bo omrežje spet na voljo.',
  thanksKept: 'Hvala! Storitev se trenutno ne odziva: vaše mnenje je shranjeno na tej napravi. Znova ga poskušamo poslati.',
  alreadyRated: 'Svoje mnenje o tej strani ste že oddali. Hvala!',
  failed: 'Vašega mnenja nismo mogli poslati. Kar ste napisali, je še vedno tu: poskusite znova čez nekaj trenutkov.',
};
