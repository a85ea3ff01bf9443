import type { Language } from '../../kernel/problem.ts';

export type PageSentences = Readonly<Record<Language, { title: string; text: string; button?: string }>>;
type ByState = Readonly<Record<'waiting' | 'active' | 'left', PageSentences>>;

/** What the link that confirms an address shows, by what has become of the address. */
export const CONFIRM_PAGES: ByState = {
  waiting: {
    it: { title: 'Vuoi seguire questa segnalazione?', text: 'Ti scriviamo quando va avanti. Puoi smettere quando vuoi, con un link in ogni messaggio.', button: 'Sì, conferma' },
    en: { title: 'Do you want to follow this report?', text: 'We write to you when it moves on. You can stop whenever you want, with a link in each message.', button: 'Yes, confirm' },
  },
  active: {
    it: { title: 'Segui questa segnalazione', text: 'L’indirizzo è confermato: ti scriviamo quando la segnalazione va avanti. Puoi chiudere questa pagina.' },
    en: { title: 'You follow this report', text: 'The address is confirmed: we write to you when the report moves on. You can close this page.' },
  },
  left: {
    it: { title: 'Non segui più questa segnalazione', text: 'Hai smesso di seguirla. Per ricominciare, apri la segnalazione sul sito del Comune e premi “Anche io”.' },
    en: { title: 'You no longer follow this report', text: 'You have stopped following it. To begin again, open the report on the website of the Comune and press “Me too”.' },
  },
};

const GONE: PageSentences = {
  it: { title: 'Non ti scriviamo più', text: 'Su questa segnalazione non riceverai altri messaggi, e il tuo indirizzo non è più tra quelli che la seguono. Puoi chiudere questa pagina.' },
  en: { title: 'We do not write to you any more', text: 'You get no more messages about this report, and your address is no longer among those that follow it. You can close this page.' },
};

/** The link that ends the messages. Without a word of the report: the address may be of somebody who never asked for it. */
export const LEAVE_PAGES: ByState = {
  waiting: {
    it: { title: 'Cancelliamo il tuo indirizzo?', text: 'Non ti scriviamo come va avanti la segnalazione.', button: 'Sì, cancella' },
    en: { title: 'Shall we delete your address?', text: 'We do not write to you how the report goes on.', button: 'Yes, delete' },
  },
  active: {
    it: { title: 'Vuoi smettere di ricevere messaggi?', text: 'Non ti scriviamo più come va avanti questa segnalazione.', button: 'Sì, smetti' },
    en: { title: 'Do you want to stop getting messages?', text: 'We do not write to you any more how this report goes on.', button: 'Yes, stop' },
  },
  left: GONE,
};
