/** Sentences of one report and of the status by code. */
export interface FollowMessages {
  detailMissingTitle: string;
  detailMissing: string;
  details: string;
  place: string;
  photos: string;
  progress: string;
  office: (name: string) => string;
  duplicateOf: string;
  meTooText: string;
  meTooDone: string;
  /** Holds whatever has become of the address: nobody learns here who follows. */
  meTooConfirm: string;
  emailOptional: string;
  emailHint: string;
  copyLink: string;
  linkCopied: string;
  codeTitle: string;
  codeIntro: string;
  codeLabel: string;
  codeHint: string;
  codeOpen: string;
  codeMissing: string;
  codeShort: string;
  codeUnknown: string;
  otherCode: string;
}

export const followIt: FollowMessages = {
  detailMissingTitle: 'Segnalazione non trovata',
  detailMissing: 'L’indirizzo non è completo, oppure la segnalazione non è più pubblica.',
  details: 'Dettagli',
  place: 'Luogo',
  photos: 'Immagini',
  progress: 'A che punto siamo',
  office: (name) => `Se ne occupa: ${name}`,
  duplicateOf: 'Vai alla segnalazione già aperta',
  meTooText: 'Hai lo stesso problema? Dillo qui: conta come una segnalazione in più, senza rifarla.',
  meTooDone: 'Grazie, ora segui questa segnalazione.',
  meTooConfirm: 'Se l’indirizzo non la segue già, ti abbiamo scritto: apri il messaggio e conferma. Da lì in poi conti anche tu.',
  emailOptional: 'Email per gli aggiornamenti',
  emailHint: 'Ti scriviamo solo quando la segnalazione va avanti.',
  copyLink: 'Copia il link',
  linkCopied: 'Link copiato.',
  codeTitle: 'Segui la tua segnalazione',
  codeIntro: 'Non serve accedere: basta il codice della ricevuta.',
  codeLabel: 'Codice della ricevuta',
  codeHint: 'Sono 20 lettere e numeri, per esempio 7QK2M-9XH4T-VB3CD-8RWZ5. Trattini e maiuscole non contano.',
  codeOpen: 'Vedi a che punto è',
  codeMissing: 'Scrivi il codice della ricevuta',
  codeShort: 'Il codice ha 20 lettere e numeri: controlla di averlo scritto tutto',
  codeUnknown: 'Non c’è una segnalazione con questo codice: controllalo sulla ricevuta',
  otherCode: 'Cerca un altro codice',
};
