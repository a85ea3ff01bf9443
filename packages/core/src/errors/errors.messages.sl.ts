import type { ErrorMessages } from './error-sentence.ts';

/** Slovenian has a dual and a form for three and four; after “čez” they stand in the accusative. */
const minutesIn = (count: number): string => {
  const last = count % 100;
  return last === 1 ? `${count} minuto` : last === 2 ? `${count} minuti` : last === 3 || last === 4 ? `${count} minute` : `${count} minut`;
};

export const messages: ErrorMessages = {
  'offline': 'Videti je, da niste povezani z internetom. Preverite povezavo in poskusite znova.',
  'unreachable': 'Storitev ni dosegljiva. Če se druge strani odpirajo, vzrok ni vaša povezava: poskusite znova čez nekaj minut.',
  'timeout': 'Storitev ni odgovorila pravočasno. Poskusite znova.',
  'unavailable': 'Storitev trenutno ni na voljo. Poskusite znova čez nekaj minut.',
  'unavailableFor': (minutes) => `Storitev trenutno ni na voljo. Poskusite znova čez ${minutesIn(minutes)}.`,
  'invalid': 'Nekateri podatki niso pravilni. Preverite jih in pošljite znova.',
  'refused': 'Občina te zahteve ne more sprejeti. Za razlog se obrnite na pristojni urad.',
  'conflict': 'Medtem se je nekaj spremenilo. Osvežite stran in poskusite znova.',
  'unauthorized': 'Za nadaljevanje se morate prijaviti. Prijavite se in poskusite znova.',
  'not-found': 'Tega, kar iščete, ni ali pa ni javno. Preverite, ali ste pravilno napisali.',
  'too-large': 'Fotografije so prevelike, da bi prispele do občine. Odstranite katero in pošljite znova.',
  'unexpected': 'Storitev ne odgovarja, kot bi morala. Vzrok ni vaša povezava. Poskusite znova čez nekaj minut; če se ponavlja, obvestite občino.',
  'broken': 'Nekaj na tej strani ni delovalo. Poskusite znova; če se ponavlja, obvestite občino.',
  'kept': 'Kar ste napisali, ostane tukaj.',
  'once': 'Že poslana zahteva ne bo prispela dvakrat.',
};
