import type { Language } from '@civico/core';
import type { RatingReason } from '@civico/contract';

export type KioskLanguage = Exclude<Language, 'it-x-facile'>;

/** Sentences of the tablet, all languages at once: when a person chooses one there may be no network. */
export interface KioskMessages {
  /** The language's name in itself. */
  name: string;
  title: string;
  hint: string;
  green: string;
  yellow: string;
  red: string;
  why: string;
  reasons: Partial<Record<RatingReason, string>>;
  skip: string;
  thanks: string;
  thanksMore: string;
  resting: string;
  ticket: string;
  ticketHint: string;
  next: string;
  ticketMissing: string;
  ticketUsed: string;
  languages: string;
  fullScreen: string;
  waiting: (count: number) => string;
  /** The same when it is not the network that is missed. */
  stuck: (count: number) => string;
  /** For who sets up the tablet. */
  kept: string;
  notSetUp: string;
}

export const KIOSK_MESSAGES: Record<KioskLanguage, KioskMessages> = {
  it: {
    name: 'Italiano', title: 'Come valuti il servizio che hai ricevuto?', hint: 'Tocca una faccina. Il voto è anonimo.', green: 'Positivo', yellow: 'Sufficiente', red: 'Negativo',
    why: 'Che cosa non è andato bene?', skip: 'Preferisco non dirlo',
    reasons: { 'waiting-time': 'Ho aspettato troppo', 'not-clear': 'Le indicazioni non erano chiare', staff: 'Non mi sono sentito aiutato', outcome: 'Non ho ottenuto quello che mi serviva', other: 'Altro' },
    thanks: 'Grazie!', thanksMore: 'Il tuo voto ci aiuta a migliorare.', resting: 'Il voto è già registrato. Tra poco può votare un’altra persona.',
    ticket: 'Numero del biglietto', ticketHint: 'È stampato sul biglietto della fila, per esempio A042.', next: 'Avanti', ticketMissing: 'Scrivi il numero del biglietto: lettere e cifre.', ticketUsed: 'Con questo biglietto è già stato dato un voto.',
    languages: 'Lingua', fullScreen: 'Schermo intero', waiting: (count) => (count === 1 ? '1 voto in attesa della rete' : `${count} voti in attesa della rete`),
    stuck: (count) => (count === 1 ? '1 voto non è ancora partito. Avvisa il personale.' : `${count} voti non sono ancora partiti. Avvisa il personale.`), kept: 'Questa pagina si apre anche senza rete.', notSetUp: 'Questo sportello non è configurato: manca la chiave.',
  },
  en: {
    name: 'English', title: 'How do you rate the service you received?', hint: 'Touch a face. Your vote is anonymous.', green: 'Good', yellow: 'Fair', red: 'Poor',
    why: 'What went wrong?', skip: 'I would rather not say',
    reasons: { 'waiting-time': 'I waited too long', 'not-clear': 'The instructions were not clear', staff: 'I did not feel helped', outcome: 'I did not get what I needed', other: 'Something else' },
    thanks: 'Thank you!', thanksMore: 'Your vote helps us improve.', resting: 'The vote is already recorded. Someone else can vote in a moment.',
    ticket: 'Number of your ticket', ticketHint: 'It is printed on the ticket of the queue, for example A042.', next: 'Next', ticketMissing: 'Write the number of the ticket: letters and digits.', ticketUsed: 'A vote has already been given with this ticket.',
    languages: 'Language', fullScreen: 'Full screen', waiting: (count) => (count === 1 ? '1 vote waits for the network' : `${count} votes wait for the network`),
    stuck: (count) => (count === 1 ? '1 vote has not left yet. Please tell the staff.' : `${count} votes have not left yet. Please tell the staff.`), kept: 'This page opens without a network too.', notSetUp: 'This counter is not set up: its token is missing.',
  },
  de: {
    name: 'Deutsch', title: 'Wie bewerten Sie den Service, den Sie erhalten haben?', hint: 'Berühren Sie ein Gesicht. Die Stimme ist anonym.', green: 'Gut', yellow: 'Ausreichend', red: 'Schlecht',
    why: 'Was war nicht gut?', skip: 'Das möchte ich nicht sagen',
    reasons: { 'waiting-time': 'Ich habe zu lange gewartet', 'not-clear': 'Die Auskünfte waren nicht klar', staff: 'Mir wurde nicht geholfen', outcome: 'Ich habe nicht bekommen, was ich brauchte', other: 'Anderes' },
    thanks: 'Danke!', thanksMore: 'Ihre Stimme hilft uns, besser zu werden.', resting: 'Die Stimme ist schon gezählt. Gleich kann die nächste Person abstimmen.',
    ticket: 'Nummer des Tickets', ticketHint: 'Sie steht auf dem Ticket der Warteschlange, zum Beispiel A042.', next: 'Weiter', ticketMissing: 'Geben Sie die Nummer des Tickets ein: Buchstaben und Ziffern.', ticketUsed: 'Mit diesem Ticket wurde schon abgestimmt.',
    languages: 'Sprache', fullScreen: 'Vollbild', waiting: (count) => (count === 1 ? '1 Stimme wartet auf das Netz' : `${count} Stimmen warten auf das Netz`),
    stuck: (count) => (count === 1 ? '1 Stimme ist noch nicht gesendet. Bitte sagen Sie es dem Personal.' : `${count} Stimmen sind noch nicht gesendet. Bitte sagen Sie es dem Personal.`), kept: 'Diese Seite öffnet sich auch ohne Netz.', notSetUp: 'Dieser Schalter ist nicht eingerichtet: der Schlüssel fehlt.',
  },
  fr: {
    name: 'Français', title: 'Comment évaluez-vous le service reçu ?', hint: 'Touchez un visage. Le vote est anonyme.', green: 'Bon', yellow: 'Passable', red: 'Mauvais',
    why: 'Qu’est-ce qui n’a pas été ?', skip: 'Je préfère ne pas le dire',
    reasons: { 'waiting-time': 'J’ai attendu trop longtemps', 'not-clear': 'Les indications n’étaient pas claires', staff: 'Je ne me suis pas senti aidé', outcome: 'Je n’ai pas obtenu ce qu’il me fallait', other: 'Autre' },
    thanks: 'Merci !', thanksMore: 'Votre vote nous aide à progresser.', resting: 'Le vote est déjà enregistré. Une autre personne pourra voter dans un instant.',
    ticket: 'Numéro du ticket', ticketHint: 'Il est imprimé sur le ticket de la file, par exemple A042.', next: 'Suivant', ticketMissing: 'Écrivez le numéro du ticket : lettres et chiffres.', ticketUsed: 'Un vote a déjà été donné avec ce ticket.',
    languages: 'Langue', fullScreen: 'Plein écran', waiting: (count) => (count > 1 ? `${count} votes attendent le réseau` : `${count} vote attend le réseau`),
    stuck: (count) => (count > 1 ? `${count} votes ne sont pas encore partis. Prévenez le personnel.` : `${count} vote n’est pas encore parti. Prévenez le personnel.`), kept: 'Cette page s’ouvre aussi sans réseau.', notSetUp: 'Ce guichet n’est pas configuré : la clé manque.',
  },
  sl: {
    name: 'Slovenščina', title: 'Kako ocenjujete storitev, ki ste jo prejeli?', hint: 'Dotaknite se obraza. Glas je anonimen.', green: 'Dobro', yellow: 'Zadovoljivo', red: 'Slabo',
    why: 'Kaj ni bilo v redu?', skip: 'Raje ne povem',
    reasons: { 'waiting-time': 'Predolgo sem čakal', 'not-clear': 'Navodila niso bila jasna', staff: 'Niso mi pomagali', outcome: 'Nisem dobil, kar sem potreboval', other: 'Drugo' },
    thanks: 'Hvala!', thanksMore: 'Vaš glas nam pomaga izboljšati storitve.', resting: 'Glas je že zabeležen. Čez nekaj trenutkov lahko glasuje naslednja oseba.',
    ticket: 'Številka listka', ticketHint: 'Natisnjena je na listku za vrsto, na primer A042.', next: 'Naprej', ticketMissing: 'Vpišite številko listka: črke in številke.', ticketUsed: 'S tem listkom je že bil oddan glas.',
    languages: 'Jezik', fullScreen: 'Celoten zaslon', waiting: (count) => `Glasovi, ki čakajo na omrežje: ${count}`,
    stuck: (count) => `Glasovi, ki še niso poslani: ${count}. Obvestite osebje.`, kept: 'Ta stran se odpre tudi brez omrežja.', notSetUp: 'To okence ni nastavljeno: manjka ključ.',
  },
};
