import type { Words } from '../../kernel/words.ts';

export type PageSentences = Words<{ title: string; text: string; button?: string }>;
type ByState = Readonly<Record<'waiting' | 'active' | 'left', PageSentences>>;

/** What the link that confirms an address shows, by what has become of the address. */
export const CONFIRM_PAGES: ByState = {
  waiting: {
    'it': { title: 'Vuoi seguire questa segnalazione?', text: 'Ti scriviamo quando va avanti. Puoi smettere quando vuoi, con un link in ogni messaggio.', button: 'Sì, conferma' },
    'en': { title: 'Do you want to follow this report?', text: 'We write to you when it moves on. You can stop whenever you want, with a link in each message.', button: 'Yes, confirm' },
    'de': { title: 'Möchten Sie diese Meldung verfolgen?', text: 'Wir schreiben Ihnen, wenn es weitergeht. Sie können jederzeit aufhören, mit einem Link in jeder Nachricht.', button: 'Ja, bestätigen' },
    'fr': { title: 'Voulez-vous suivre ce signalement\u00a0?', text: 'Nous vous écrivons quand il avance. Vous pouvez arrêter quand vous voulez, avec un lien dans chaque message.', button: 'Oui, confirmer' },
    'sl': { title: 'Želite spremljati to prijavo?', text: 'Pišemo vam, ko se kaj premakne. Prenehate lahko kadar koli, s povezavo v vsakem sporočilu.', button: 'Da, potrdi' },
    'it-x-facile': { title: 'Vuoi seguire questa segnalazione?', text: 'Ti scriviamo quando c’è una novità. In ogni messaggio c’è un link. Vuoi smettere? Premi il link.', button: 'Sì, conferma' },
  },
  active: {
    'it': { title: 'Segui questa segnalazione', text: 'L’indirizzo è confermato: ti scriviamo quando la segnalazione va avanti. Puoi chiudere questa pagina.' },
    'en': { title: 'You follow this report', text: 'The address is confirmed: we write to you when the report moves on. You can close this page.' },
    'de': { title: 'Sie verfolgen diese Meldung', text: 'Die Adresse ist bestätigt: Wir schreiben Ihnen, wenn es mit der Meldung weitergeht. Sie können diese Seite schließen.' },
    'fr': { title: 'Vous suivez ce signalement', text: 'L’adresse est confirmée\u00a0: nous vous écrivons quand le signalement avance. Vous pouvez fermer cette page.' },
    'sl': { title: 'To prijavo spremljate', text: 'Naslov je potrjen: pišemo vam, ko se s prijavo kaj premakne. To stran lahko zaprete.' },
    'it-x-facile': { title: 'Ora segui questa segnalazione', text: 'La tua email va bene. Ti scriviamo quando c’è una novità. Puoi chiudere questa pagina.' },
  },
  left: {
    'it': { title: 'Non segui più questa segnalazione', text: 'Hai smesso di seguirla. Per ricominciare, apri la segnalazione sul sito del Comune e premi “Anche io”.' },
    'en': { title: 'You no longer follow this report', text: 'You have stopped following it. To begin again, open the report on the website of the Comune and press “Me too”.' },
    'de': { title: 'Sie verfolgen diese Meldung nicht mehr', text: 'Sie haben aufgehört, sie zu verfolgen. Um wieder anzufangen, öffnen Sie die Meldung auf der Website der Gemeinde und drücken Sie „Ich auch“.' },
    'fr': { title: 'Vous ne suivez plus ce signalement', text: 'Vous avez cessé de le suivre. Pour recommencer, ouvrez le signalement sur le site de la commune et appuyez sur «\u00a0Moi aussi\u00a0».' },
    'sl': { title: 'Te prijave ne spremljate več', text: 'Prenehali ste jo spremljati. Če želite začeti znova, odprite prijavo na spletni strani občine in pritisnite »Tudi jaz«.' },
    'it-x-facile': { title: 'Non segui più questa segnalazione', text: 'Hai smesso. Vuoi seguirla di nuovo? Apri la segnalazione sul sito del Comune. Poi premi “Anche io”.' },
  },
};

const GONE: PageSentences = {
  'it': { title: 'Non ti scriviamo più', text: 'Su questa segnalazione non riceverai altri messaggi, e il tuo indirizzo non è più tra quelli che la seguono. Puoi chiudere questa pagina.' },
  'en': { title: 'We do not write to you any more', text: 'You get no more messages about this report, and your address is no longer among those that follow it. You can close this page.' },
  'de': { title: 'Wir schreiben Ihnen nicht mehr', text: 'Zu dieser Meldung erhalten Sie keine Nachrichten mehr, und Ihre Adresse gehört nicht mehr zu denen, die sie verfolgen. Sie können diese Seite schließen.' },
  'fr': { title: 'Nous ne vous écrivons plus', text: 'Vous ne recevrez plus de messages sur ce signalement, et votre adresse n’est plus parmi celles qui le suivent. Vous pouvez fermer cette page.' },
  'sl': { title: 'Ne pišemo vam več', text: 'O tej prijavi ne boste več prejemali sporočil in vašega naslova ni več med tistimi, ki jo spremljajo. To stran lahko zaprete.' },
  'it-x-facile': { title: 'Non ti scriviamo più', text: 'Non ricevi più messaggi su questa segnalazione. Abbiamo tolto la tua email. Puoi chiudere questa pagina.' },
};

/** The link that ends the messages. Without a word of the report: the address may be of somebody who never asked for it. */
export const LEAVE_PAGES: ByState = {
  waiting: {
    'it': { title: 'Cancelliamo il tuo indirizzo?', text: 'Non ti scriviamo come va avanti la segnalazione.', button: 'Sì, cancella' },
    'en': { title: 'Shall we delete your address?', text: 'We do not write to you how the report goes on.', button: 'Yes, delete' },
    'de': { title: 'Sollen wir Ihre Adresse löschen?', text: 'Wir schreiben Ihnen nicht, wie es mit der Meldung weitergeht.', button: 'Ja, löschen' },
    'fr': { title: 'Voulez-vous que nous supprimions votre adresse\u00a0?', text: 'Nous ne vous écrivons pas comment le signalement avance.', button: 'Oui, supprimer' },
    'sl': { title: 'Ali naj vaš naslov izbrišemo?', text: 'O tem, kaj se dogaja s prijavo, vam ne pišemo.', button: 'Da, izbriši' },
    'it-x-facile': { title: 'Togliamo la tua email?', text: 'Se la togliamo, non ti scriviamo le novità.', button: 'Sì, togli' },
  },
  active: {
    'it': { title: 'Vuoi smettere di ricevere messaggi?', text: 'Non ti scriviamo più come va avanti questa segnalazione.', button: 'Sì, smetti' },
    'en': { title: 'Do you want to stop getting messages?', text: 'We do not write to you any more how this report goes on.', button: 'Yes, stop' },
    'de': { title: 'Möchten Sie keine Nachrichten mehr erhalten?', text: 'Wir schreiben Ihnen nicht mehr, wie es mit dieser Meldung weitergeht.', button: 'Ja, aufhören' },
    'fr': { title: 'Voulez-vous ne plus recevoir de messages\u00a0?', text: 'Nous ne vous écrivons plus comment ce signalement avance.', button: 'Oui, arrêter' },
    'sl': { title: 'Ne želite več prejemati sporočil?', text: 'O tem, kaj se dogaja s to prijavo, vam ne pišemo več.', button: 'Da, prenehaj' },
    'it-x-facile': { title: 'Vuoi smettere?', text: 'Se smetti, non ti scriviamo più le novità di questa segnalazione.', button: 'Sì, smetti' },
  },
  left: GONE,
};
