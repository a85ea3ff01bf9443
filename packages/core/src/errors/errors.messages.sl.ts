import type { ErrorMessages } from './error-sentence.ts';

/** Slovenian has a dual and a form for three and four; after “čez” they stand in the accusative. */
const minutesIn = (count: number): string => {
  const last = count % 100;
  return last === 1 ? `${count} minuto` : last === 2 ? `${count} minuti` : last === 3 || last === 4 ? `${count} minute` : `${count} minut`;
};

export const messages: ErrorMessages = {
  'offline': 'Ni povezave z internetom ali pa storitev ni dosegljiva. Preverite povezavo in poskusite znova.',
  'timeout': 'Storitev ni odgovorila pravočasno. Poskusite znova.',
  'unavailable': 'Storitev trenutno ni na voljo. Poskusite znova čez nekaj minut.',
  'unavailableFor': (minutes) => `Storitev trenutno ni na voljo. Poskusite znova čez ${minutesIn(minutes)}.`,
  'invalid': 'Nekateri podatki niso pravilni. Preverite jih in pošljite znova.',
  'refused': 'Občina te zahteve ne more sprejeti. Za razlog se obrnite na pristojni urad.',
  'conflict': 'Medtem se je nekaj spremenilo. Osvežite stran in poskusite znova.',
  'unauthorized': 'Za nadaljevanje se morate prijaviti. Prijavite se in poskusite znova.',
  'not-found': 'Tega, kar iščete, ni ali pa ni javno. Preverite, ali ste pravilno napisali.',
  'unexpected': 'Odgovor storitve ni razumljiv. Poskusite znova čez nekaj minut; če se ponavlja, obvestite občino.',
  'kept': 'Kar ste napisali, ostane tukaj.',
  'once': 'Že poslana zahteva ne bo prispela dvakrat.',
};
