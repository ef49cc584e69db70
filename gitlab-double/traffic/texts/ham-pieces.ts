/**
 * Pieces that one issue, comment or README is put together from, so that honest people don't all write the same thing:
 * only campaigns repeat themselves.
 */
type Issue = { title: string; symptom: string }

const issue = (title: string, symptom: string): Issue => ({ title, symptom })

export const issuePieces: readonly {
  language: string
  issues: readonly Issue[]
  contexts: readonly string[]
  asks: readonly string[]
}[] = [
  {
    language: 'en',
    issues: [
      issue(
        'Progress bar jumps back to zero',
        'The bar reaches 60%, falls to zero and starts again, though the copy itself goes on.',
      ),
      issue('Undo skips a step after pasting', 'Paste, type a letter, undo: both are gone at once.'),
      issue('Log file isn’t rotated on Sundays', 'Every other day works. The cron expression in the package says 1-6.'),
      issue('Wrong plural in the summary line', 'It says “1 files changed”.'),
      issue(
        'Tooltips cover the save button',
        'On a small screen the tooltip opens over the button and can’t be closed with Escape.',
      ),
      issue(
        'Connection is not reused',
        'Each call opens a new TLS session, which I can see in tcpdump. The keep-alive header is there.',
      ),
      issue(
        'Deleted rows come back after sync',
        'A row removed while offline returns as soon as the other device syncs.',
      ),
      issue('`--quiet` still prints the banner', 'Our cron mails are full of it.'),
      issue('Cannot import the 2024 schema', 'The importer knows 2022 and 2023 only and silently picks the older one.'),
      issue('Off by one in the page numbers', 'The last page is shown twice and page 0 exists.'),
      issue('Date picker starts the week on Sunday', 'It should follow the locale. Ours begins on Monday.'),
      issue('Build breaks with GCC 15', 'A missing include of <cstdint> in two headers.'),
      issue('Retry loop never sleeps', 'When the server is away one core runs at 100%.'),
      issue('Column widths are forgotten', 'I set them every morning.'),
      issue('Cache key ignores the tenant', 'Two tenants with the same slug see each other’s thumbnails.'),
      issue('Spell checker marks our product names', 'A project dictionary would help, one word per line.'),
    ],
    contexts: [
      'Seen on version 2.14 and on main.',
      'macOS 15, installed with Homebrew.',
      'Debian 12, from your apt repository.',
      'It started after the update on Thursday, before that all was fine.',
      'Three colleagues have it too, all on the new laptops.',
      'Only in the production build, the dev server is fine.',
      'I could narrow it down to files larger than 2 GB.',
      'We have about 300 users on this, so it is a bit urgent.',
      'Logs at debug level show nothing around that time.',
      'Running in a container with a read-only root.',
    ],
    asks: [
      'Any idea where to look?',
      'I can test a patch.',
      'Let me know what else you need from me.',
      'Not urgent, just wanted to write it down.',
      'If you point me at the file I will send a merge request.',
      'Thanks for the great tool, by the way.',
      '',
    ],
  },
  {
    language: 'de',
    issues: [
      issue(
        'Suche reagiert erst nach dem zweiten Tastendruck',
        'Der erste Buchstabe wird verschluckt, wenn die Seite frisch geladen ist.',
      ),
      issue('PDF hat eine leere letzte Seite', 'Bei genau 40 Einträgen hängt eine leere Seite hinten dran.'),
      issue('Sitzung läuft mitten im Schreiben ab', 'Nach 30 Minuten ist der Text weg, ohne Warnung.'),
    ],
    contexts: ['Version 3.2 auf einem Raspberry Pi.', 'Passiert in Firefox und Chromium.', 'Seit dem letzten Update.'],
    asks: ['Braucht ihr noch Logs?', 'Danke schon mal!', ''],
  },
  {
    language: 'es',
    issues: [
      issue('Las notificaciones llegan dos veces', 'Cada correo se envía por duplicado, con un segundo de diferencia.'),
      issue('No se guarda el orden de las columnas', 'Al volver a entrar aparece el orden original.'),
      issue('El buscador distingue acentos', 'Si escribo “Garcia” no aparece “García”.'),
    ],
    contexts: [
      'Versión 1.9, instalada con Docker.',
      'Nos pasa a todo el departamento.',
      'Solo ocurre en el servidor nuevo.',
    ],
    asks: ['¿Alguna pista?', 'Puedo probar lo que haga falta.', 'Gracias por el trabajo.'],
  },
  {
    language: 'fr',
    issues: [
      issue(
        'Le tri par date mélange les mois',
        'Les dates sont comparées comme du texte, donc mars vient avant janvier.',
      ),
      issue("L'aperçu reste flou sur écran haute densité", 'Le canevas est dessiné en résolution simple.'),
    ],
    contexts: ['Version 0.8, paquet Debian.', 'Chez nous sur tous les postes.', 'Depuis hier seulement.'],
    asks: ['Merci d’avance !', 'Je peux proposer un correctif.', ''],
  },
]

export const noteOpenings = ['Hm, ', 'Thanks! ', 'OK, ', 'Update: ', 'So ', 'Right, ', ''] as const

export const noteMiddles = [
  'the timeout is set in two places and the smaller one wins.',
  'I tried it with an empty cache and it still happens.',
  'I moved the check before the loop, could you have a look?',
  'the failing job is unrelated, the runner had no disk left.',
  'it only happens when both flags are given.',
  'we should add a test for the case without a trailing slash.',
  'I rebased and squashed.',
  'let’s do the rename in a separate merge request.',
  'the spec says “should”, so both are fine.',
  'on my machine it takes 3 seconds, on the server 40.',
  'I would keep the old name as an alias for one release.',
  'the numbers in the table are from Tuesday, I will update them.',
  'setting the limit to 64 makes it go away.',
  'that line was added for a customer who left in 2021.',
] as const

export const noteEndings = [
  '',
  '',
  ' WDYT?',
  ' Sorry for the noise.',
  ' Will push later today.',
  ' cc the usual suspects.',
  ' 👍',
] as const

export const projectNames = [
  'tide',
  'ember',
  'quill',
  'sprout',
  'lantern',
  'pebble',
  'harbor',
  'relay',
  'cinder',
  'atlas',
  'thistle',
  'orbit',
  'marble',
  'kiln',
] as const
export const projectSuffixes = [
  'kit',
  'cli',
  'server',
  'docs',
  'parser',
  'viz',
  'sync',
  'bot',
  'lab',
  'notes',
  'ui',
  'bench',
] as const

export const purposes = [
  'reads meter data over Modbus and writes it to a time series database',
  'turns meeting notes into a calendar',
  'is the code of a paper on sparse graphs, with the scripts for all figures',
  'draws train diagrams from open timetable data',
  'keeps a folder on two computers the same, slowly and carefully',
  'teaches loops to twelve-year-olds with a drawing turtle',
  'collects the lint rules of our team',
  'is a tiny web server for slides',
  'converts old lab protocols from RTF to Markdown',
  'measures how long our tests take and draws a chart every night',
  'checks that the links of a static site still work',
  'is a plugin for the map viewer of the city archive',
] as const

export const statuses = [
  'Works for me, no promises.',
  'In daily use since last winter.',
  'Unmaintained; take it if you like.',
  'Early days: the API will change.',
  'Please read CONTRIBUTING before you open a merge request.',
  'Made in a week of holidays.',
] as const

export const installs = [
  '## Install\n\n    make && sudo make install',
  '## Usage\n\n```sh\nnpm ci\nnpm start -- --port 8080\n```',
  '## Running\n\n`docker compose up`, then open the printed address.',
  '## Setup\n\n1. `python -m venv .venv`\n2. `pip install -e .[dev]`\n3. `pytest`',
  '',
] as const
