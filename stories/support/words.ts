/** Sentences that elements give to parts; the same in all stories. */
export const words = {
  counter: { remaining: (count: number) => (count === 1 ? 'Resta 1 carattere' : `Restano ${count} caratteri`), over: (count: number) => (count === 1 ? '1 carattere di troppo' : `${count} caratteri di troppo`) },
  combobox: { results: (count: number) => (count === 1 ? '1 risultato' : `${count} risultati`), none: 'Nessun risultato', searching: 'Ricerca in corso', failed: 'I suggerimenti non arrivano: scrivi l’indirizzo per intero' },
  date: { choose: 'Scegli dal calendario', calendar: 'Calendario', close: 'Chiudi il calendario', previousMonth: 'Mese precedente', nextMonth: 'Mese successivo', today: 'oggi', unavailable: 'non disponibile' },
  files: { choose: 'Scegli le foto', drop: 'oppure trascinale qui', full: 'Hai aggiunto 5 foto: è il massimo', remove: 'Rimuovi', removeNamed: (name: string) => `Rimuovi ${name}`, working: 'Preparo la foto', alternative: 'Cosa si vede nella foto?' },
  pages: { previous: 'Pagina precedente', next: 'Pagina successiva', page: (page: number) => `Pagina ${page}` },
  steps: { position: (at: number, total: number) => `Passo ${at} di ${total}`, done: 'completato' },
};
