import { defineProblems } from '../../kernel/words.ts';

export const problems = defineProblems({
  'link-invalid': {
    'status': 404,
    'it': { title: 'Link non valido', detail: 'Il link non è completo, oppure non è più valido. Aprilo di nuovo dal messaggio che hai ricevuto.' },
    'en': { title: 'Link not valid', detail: 'The link is not complete, or no longer valid. Open it again from the message you got.' },
    'de': { title: 'Link nicht gültig', detail: 'Der Link ist nicht vollständig oder nicht mehr gültig. Öffnen Sie ihn noch einmal aus der Nachricht, die Sie erhalten haben.' },
    'fr': { title: 'Lien non valable', detail: 'Le lien n’est pas complet, ou n’est plus valable. Ouvrez-le de nouveau depuis le message que vous avez reçu.' },
    'sl': { title: 'Povezava ni veljavna', detail: 'Povezava ni popolna ali ni več veljavna. Znova jo odprite iz sporočila, ki ste ga prejeli.' },
    'it-x-facile': { title: 'Il link non funziona', detail: 'Manca un pezzo del link. Oppure il link è vecchio. Apri il messaggio. Premi di nuovo il link.' },
  },
  'link-expired': {
    'status': 404,
    'it': { title: 'Link scaduto', detail: 'Il link è scaduto, oppure la segnalazione non è più pubblica. Non conserviamo il tuo indirizzo per questa richiesta. Per seguire la segnalazione, aprila sul sito del Comune e premi “Anche io”.' },
    'en': { title: 'Link expired', detail: 'The link has expired, or the report is no longer public. We do not keep your address for this request. To follow the report, open it on the website of the Comune and press “Me too”.' },
    'de': { title: 'Link abgelaufen', detail: 'Der Link ist abgelaufen, oder die Meldung ist nicht mehr öffentlich. Wir bewahren Ihre Adresse für diese Anfrage nicht auf. Um die Meldung zu verfolgen, öffnen Sie sie auf der Website der Gemeinde und drücken Sie „Ich auch“.' },
    'fr': { title: 'Lien expiré', detail: 'Le lien a expiré, ou le signalement n’est plus public. Nous ne conservons pas votre adresse pour cette demande. Pour suivre le signalement, ouvrez-le sur le site de la commune et appuyez sur «\u00a0Moi aussi\u00a0».' },
    'sl': { title: 'Povezava je potekla', detail: 'Povezava je potekla ali pa prijava ni več javna. Vašega naslova za to zahtevo ne hranimo. Če želite prijavo spremljati, jo odprite na spletni strani občine in pritisnite »Tudi jaz«.' },
    'it-x-facile': { title: 'Il link è vecchio', detail: 'Il link è vecchio. Oppure la segnalazione non è più pubblica. Noi non abbiamo più la tua email. Vuoi seguire la segnalazione? Aprila sul sito del Comune. Poi premi “Anche io”.' },
  },
});
