import type { PreparedStatements } from '../kernel/connection.ts';
import { addressOf, choiceOf, databaseOf, mailServerOf, numberOf, originsOf, portOf, proxiesOf, secretOf, senderOf, textOf } from './values.ts';

/** One setting of the server as a process of its own: a variable of its environment. */
export interface Setting<Value> {
  /** Reads what is given. Throws a clause that completes "NAME …", for whoever runs the server. */
  read(given: string): Value;
  /** In words or as a value; without it there is none. */
  byDefault?: string;
  /** A value as it is written. */
  example?: string;
  about: { it: string; en: string };
}

const setting = <Value>(read: Setting<Value>['read'], about: Setting<Value>['about'], { byDefault, example }: { byDefault?: string; example?: string } = {}): Setting<Value> =>
  ({ read, about, ...(byDefault === undefined ? {} : { byDefault }), ...(example === undefined ? {} : { example }) });

/** Every setting, in the order of the page about them (docs/impostazioni.md, docs/settings.md), which is made from this list. */
export const SETTINGS = {
  PORT: setting(portOf, { it: 'Porta su cui il server ascolta.', en: 'Port the server listens on.' }, { byDefault: '8080' }),
  HOST: setting(textOf, { it: 'Indirizzo su cui il server ascolta; `0.0.0.0` per tutte le reti della macchina.', en: 'Address the server listens on; `0.0.0.0` is every network of the machine.' }, { byDefault: '127.0.0.1' }),
  CIVICO_TOWNS: setting(textOf, {
    it: 'Cartella con una cartella per Comune, ciascuna con `town.json` e `outline.geojson`. Obbligatoria.', en: 'Folder with one folder a town, each with `town.json` and `outline.geojson`. Required.',
  }, { example: '/etc/civico/comuni' }),
  CIVICO_TOWN: setting(textOf, { it: 'Comune servito a `/api/v1`.', en: 'Town served at `/api/v1`.' }, { byDefault: 'il primo · the first', example: 'vallechiara' }),
  DATABASE_URL: setting(databaseOf, {
    it: 'PostgreSQL dalla versione 15. Senza, il server ne avvia uno suo in `CIVICO_DATA`.', en: 'PostgreSQL from version 15 on. Without it the server starts one of its own in `CIVICO_DATA`.',
  }, { example: 'postgres://civico:…@db.example/civico' }),
  DATABASE_DIRECT_URL: setting(databaseOf, {
    it: 'Se `DATABASE_URL` passa da un pooler: il database stesso. Qui si aggiornano le tabelle.', en: 'When `DATABASE_URL` leads through a pooler: the database itself. Tables are brought up to date there.',
  }),
  CIVICO_MIGRATIONS: setting(choiceOf('start', 'command'), {
    it: 'Quando si aggiornano le tabelle: all’avvio, oppure con un comando a parte (`node packages/server/src/migrate.ts`), e il server parte solo dopo.',
    en: 'When tables are brought up to date: at start, or by a command of its own (`node packages/server/src/migrate.ts`), and the server starts only after it.',
  }, { byDefault: 'start' }),
  CIVICO_DATA: setting(textOf, { it: 'Cartella del PostgreSQL incorporato e del segreto.', en: 'Folder of the embedded PostgreSQL and of the secret.' }, { byDefault: '.data' }),
  CIVICO_SECRET: setting(secretOf, {
    it: 'Almeno 32 caratteri, uguale per tutti i server di un database. Obbligatorio con `DATABASE_URL`.', en: 'At least 32 characters, the same for every server on one database. Required with `DATABASE_URL`.',
  }, { byDefault: 'in `CIVICO_DATA`', example: 'openssl rand -base64 48' }),
  CIVICO_POOL: setting(numberOf, { it: 'Connessioni al database per ciò che è veloce.', en: 'Database connections for what is quick.' }, { byDefault: '10' }),
  CIVICO_AGGREGATE_POOL: setting(numberOf, { it: 'Connessioni per riepiloghi, conteggi e ricerche.', en: 'Connections for summaries, counts and searches.' }, { byDefault: '4' }),
  CIVICO_AGGREGATE_SECONDS: setting(numberOf, { it: 'Secondi che una loro istruzione può durare.', en: 'Seconds a statement of those may take.' }, { byDefault: '8' }),
  CIVICO_PREPARED_STATEMENTS: setting(choiceOf<PreparedStatements>('auto', 'always', 'never'), {
    it: 'Se preparare le istruzioni con un nome: `auto` non lo fa attraverso un pooler.', en: 'Whether statements are prepared under a name: `auto` does not through a pooler.',
  }, { byDefault: 'auto' }),
  CIVICO_PUBLIC_URL: setting(addressOf, {
    it: 'Indirizzo a cui le persone raggiungono il server: i link nei messaggi cominciano così. Senza, il server non scrive a nessuno.', en: 'Address people reach the server at: links in messages begin with it. Without it the server writes to nobody.',
  }, { example: 'https://servizi.comune.example' }),
  CIVICO_ORIGINS: setting(originsOf, {
    it: 'Siti che possono usare l’API da un browser, separati da virgole, oltre a quello del server.', en: 'Sites that may use the API from a browser, separated by commas, besides that of the server.',
  }, { example: 'https://www.comune.example,https://comune.example' }),
  CIVICO_TRUST_PROXY: setting(proxiesOf, {
    it: 'Proxy davanti al server: quanti sono, oppure i loro indirizzi o reti. Da loro si legge chi chiama.', en: 'Proxies in front of the server: how many, or their addresses or networks. Who calls is read from them.',
  }, { example: '1 · 127.0.0.1 · 10.0.0.0/8' }),
  CIVICO_STAFF: setting(textOf, {
    it: 'File JSON con gli operatori: un elenco di `{username, passwordHash, name, comune}`.', en: 'JSON file of the clerks: a list of `{username, passwordHash, name, comune}`.',
  }, { example: '/etc/civico/operatori.json' }),
  SMTP_URL: setting(mailServerOf, { it: 'Server di posta. Senza, non parte nessun messaggio.', en: 'Mail server. Without it no message leaves.' }, { example: 'smtp://utente:…@posta.example:587' }),
  CIVICO_MAIL_FROM: setting(senderOf, { it: 'Mittente dei messaggi.', en: 'Sender of messages.' }, { byDefault: 'Civico <non-rispondere@civico.invalid>', example: 'Comune di Vallechiara <non-rispondere@comune.example>' }),
  CIVICO_MAIL_SECONDS: setting(numberOf, { it: 'Secondi che il server di posta può impiegare per un messaggio.', en: 'Seconds the mail server may take over one message.' }, { byDefault: '600' }),
  CIVICO_MAILS_AT_ONCE: setting(numberOf, { it: 'Messaggi consegnati insieme.', en: 'Messages delivered at once.' }, { byDefault: '4' }),
  CIVICO_LOG: setting(choiceOf('debug', 'info', 'warn', 'error', 'silent'), { it: 'Quanto si scrive nel registro.', en: 'How much is logged.' }, { byDefault: 'info' }),
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { readonly [Name in SettingName]?: ReturnType<(typeof SETTINGS)[Name]['read']> };

const PAGE = {
  it: {
    title: 'Le impostazioni del server', head: '| Nome | Che cosa | Se manca | Esempio |',
    intro: 'Il server di riferimento si configura con le variabili del suo ambiente. Se una è sbagliata, sconosciuta o manca, il server non parte e dice quale e che cosa fare.',
  },
  en: {
    title: 'The settings of the server', head: '| Name | Meaning | When absent | Example |',
    intro: 'The reference server is configured by the variables of its environment. When one is wrong, unknown or missing, it does not start and says which, and what to do.',
  },
};

/** The page about all settings. */
export function settingsPage(language: 'it' | 'en'): string {
  const { title, intro, head } = PAGE[language];
  const rows = Object.entries<Setting<unknown>>(SETTINGS).map(([name, { about, byDefault, example }]) => {
    const [italian = '', english = italian] = byDefault?.split(' · ') ?? [];
    const absent = { it: italian, en: english };
    return `| \`${name}\` | ${about[language]} | ${absent[language]} | ${example === undefined ? '' : `\`${example}\``} |`;
  });
  return [`# ${title}`, '', intro, '', head, '|---|---|---|---|', ...rows, ''].join('\n');
}
