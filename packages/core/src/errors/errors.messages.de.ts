import type { ErrorMessages } from './error-sentence.ts';

export const messages: ErrorMessages = {
  'offline': 'Es besteht keine Internetverbindung, oder der Dienst ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  'timeout': 'Der Dienst hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal.',
  'unavailable': 'Der Dienst ist im Moment nicht verfügbar. Versuchen Sie es in einigen Minuten noch einmal.',
  'unavailableFor': (minutes) => `Der Dienst ist im Moment nicht verfügbar. Versuchen Sie es in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} noch einmal.`,
  'invalid': 'Einige Angaben stimmen nicht. Prüfen Sie sie und senden Sie noch einmal.',
  'refused': 'Die Gemeinde kann diese Anfrage nicht annehmen. Den Grund erfahren Sie beim zuständigen Amt.',
  'conflict': 'Inzwischen hat sich etwas geändert. Laden Sie neu und versuchen Sie es noch einmal.',
  'unauthorized': 'Um fortzufahren, müssen Sie sich anmelden. Melden Sie sich an und versuchen Sie es noch einmal.',
  'not-found': 'Das Gesuchte gibt es nicht, oder es ist nicht öffentlich. Prüfen Sie die Schreibweise.',
  'unexpected': 'Die Antwort des Dienstes ist nicht verständlich. Versuchen Sie es in einigen Minuten noch einmal; bleibt es dabei, melden Sie es der Gemeinde.',
  'kept': 'Ihre Eingaben bleiben hier.',
  'once': 'Eine schon gesendete Anfrage kommt nicht zweimal an.',
};
