import type { ErrorMessages } from './error-sentence.ts';

export const messages: ErrorMessages = {
  'offline': 'Sie sind anscheinend nicht mit dem Internet verbunden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  'unreachable': 'Der Dienst ist nicht erreichbar. Wenn sich andere Seiten öffnen, liegt es nicht an Ihrer Verbindung: Versuchen Sie es in einigen Minuten noch einmal.',
  'timeout': 'Der Dienst hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal.',
  'unavailable': 'Der Dienst ist im Moment nicht verfügbar. Versuchen Sie es in einigen Minuten noch einmal.',
  'unavailableFor': (minutes) => `Der Dienst ist im Moment nicht verfügbar. Versuchen Sie es in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} noch einmal.`,
  'invalid': 'Einige Angaben stimmen nicht. Prüfen Sie sie und senden Sie noch einmal.',
  'refused': 'Die Gemeinde kann diese Anfrage nicht annehmen. Den Grund erfahren Sie beim zuständigen Amt.',
  'conflict': 'Inzwischen hat sich etwas geändert. Laden Sie neu und versuchen Sie es noch einmal.',
  'unauthorized': 'Um fortzufahren, müssen Sie sich anmelden. Melden Sie sich an und versuchen Sie es noch einmal.',
  'not-found': 'Das Gesuchte gibt es nicht, oder es ist nicht öffentlich. Prüfen Sie die Schreibweise.',
  'too-large': 'Die Fotos sind zu groß, um bei der Gemeinde anzukommen. Entfernen Sie einige und senden Sie noch einmal.',
  'unexpected': 'Der Dienst antwortet nicht so, wie er sollte. Es liegt nicht an Ihrer Verbindung. Versuchen Sie es in einigen Minuten noch einmal; bleibt es dabei, melden Sie es der Gemeinde.',
  'broken': 'Auf dieser Seite hat etwas nicht funktioniert. Versuchen Sie es noch einmal; bleibt es dabei, melden Sie es der Gemeinde.',
  'kept': 'Ihre Eingaben bleiben hier.',
  'once': 'Eine schon gesendete Anfrage kommt nicht zweimal an.',
};
