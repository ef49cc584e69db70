import type { Text } from './text'

const kinds = ['snippet'] as const

export const snippets: readonly Text[] = [
  {
    language: 'en',
    kinds,
    title: 'Rename photos by EXIF date',
    file: 'rename.sh',
    body: '#!/bin/sh\nset -eu\nfor f in *.JPG; do\n  d=$(exiftool -s3 -d %Y%m%d_%H%M%S -DateTimeOriginal "$f")\n  mv -n -- "$f" "$d.jpg"\ndone\n',
  },
  {
    language: 'en',
    kinds,
    title: 'Postgres: who blocks whom',
    file: 'locks.sql',
    body: 'select pid, pg_blocking_pids(pid) as blocked_by, left(query, 80)\nfrom pg_stat_activity\nwhere cardinality(pg_blocking_pids(pid)) > 0;\n',
  },
  {
    language: 'en',
    kinds,
    title: 'nginx in front of a websocket',
    file: 'site.conf',
    body: 'location /live {\n  proxy_pass http://127.0.0.1:4000;\n  proxy_http_version 1.1;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection "upgrade";\n  proxy_read_timeout 1h;\n}\n',
  },
  {
    language: 'en',
    kinds,
    title: 'stack trace from last night',
    file: 'trace.txt',
    body: 'java.lang.IllegalStateException: Connection pool shut down\n\tat org.depot.Pool.lease(Pool.java:118)\n\tat org.depot.Client.send(Client.java:64)\n\tat org.depot.Nightly.run(Nightly.java:31)\n',
  },
  {
    language: 'en',
    kinds,
    title: 'Retro notes',
    file: 'retro.md',
    body: '* went well: release without a hotfix, pairing on the parser\n* to improve: reviews wait two days on average\n* try: review hour after lunch\n',
  },
  {
    language: 'en',
    kinds,
    title: 'CTE that fills the gaps between days',
    file: 'gaps.sql',
    body: "with days as (\n  select generate_series(date '2026-01-01', date '2026-01-31', interval '1 day')::date as day\n)\nselect day, coalesce(sum(amount), 0) from days left join sales using (day) group by day order by day;\n",
  },
  {
    language: 'de',
    kinds,
    title: 'Backup auf das NAS',
    file: 'backup.sh',
    body: '#!/bin/bash\n# läuft jede Nacht um drei, siehe crontab\nrsync -a --delete --exclude .cache /home/ nas:/backup/home/\nlogger "Backup fertig"\n',
  },
  {
    language: 'fr',
    kinds,
    title: 'Calcul des jours ouvrés',
    file: 'ouvres.py',
    body: 'from datetime import date, timedelta\n\ndef jours_ouvres(debut: date, fin: date, feries: set[date]) -> int:\n    jours = (debut + timedelta(n) for n in range((fin - debut).days + 1))\n    return sum(1 for j in jours if j.weekday() < 5 and j not in feries)\n',
  },
  {
    language: 'es',
    kinds,
    title: 'Expresión para validar matrículas',
    file: 'matricula.js',
    body: '// cuatro cifras y tres consonantes\nexport const matricula = /^\\d{4}[BCDFGHJKLMNPRSTVWXYZ]{3}$/\n',
  },
  {
    language: 'ru',
    kinds,
    title: 'Заметка про systemd-таймеры',
    file: 'timer.md',
    body: 'OnCalendar=*-*-* 04:30\nPersistent=true\n\nНе забыть `systemctl enable --now job.timer`, сам сервис включать не нужно.\n',
  },
]

const requests = ['merge_request'] as const

export const mergeRequests: readonly Text[] = [
  {
    language: 'en',
    kinds: requests,
    title: 'Return early when there is nothing to flush',
    body: 'Saves a round trip per idle second. Measured on the staging box: 14% fewer syscalls.',
  },
  {
    language: 'en',
    kinds: requests,
    title: 'Draft: split the importer into reader and writer',
    body: 'Not finished, please only look at the direction. The tests of the writer are still missing.',
  },
  {
    language: 'en',
    kinds: requests,
    title: 'Bump tar from 6.1.11 to 6.2.1',
    body: 'Security fix for long path names. Changelog read, nothing else of interest for us.',
  },
  {
    language: 'en',
    kinds: requests,
    title: 'Fix typo in the French translation',
    body: '“adrese” → “adresse”, three times.',
  },
  {
    language: 'en',
    kinds: requests,
    title: 'Make the health check wait for the database',
    body: 'The orchestrator sent traffic before the pool was up and the first requests got a 500. Adds `/ready` beside `/live`.\n\nCloses #4',
  },
  {
    language: 'en',
    kinds: requests,
    title: 'Use the monotonic clock for timeouts',
    body: 'The NTP step on Sunday made every request time out at once. `CLOCK_MONOTONIC` doesn’t jump.',
  },
  {
    language: 'de',
    kinds: requests,
    title: 'Rundung der Beträge auf zwei Stellen vereinheitlichen',
    body: 'Bisher wurde in der Anzeige kaufmännisch und im Export mathematisch gerundet. Jetzt überall kaufmännisch, mit Tests für die Grenzfälle.',
  },
  {
    language: 'pt',
    kinds: requests,
    title: 'Adiciona validação do CEP',
    body: 'Valida o formato antes de consultar o serviço e mostra a mensagem ao lado do campo.',
  },
]

const bio = (language: string, body: string): Text => ({ language, kinds: ['bio'], body })

export const bios: readonly Text[] = [
  bio('en', 'Backend developer, mostly Go. Amateur cellist.'),
  bio('en', 'PhD student in hydrology. My code is older than it looks.'),
  bio('en', 'I break things on staging so that you don’t have to.'),
  bio('en', 'she/her · embedded, Rust, soldering irons'),
  bio('en', 'Sysadmin at a small library. Please don’t page me on Sundays.'),
  bio('en', 'Teacher. Here for the school’s timetable software.'),
  bio('en', 'Maintainer of a few things nobody has heard of. Notes at https://notes.okafor.example'),
  bio('de', 'Ausbildung zum Fachinformatiker, zweites Lehrjahr.'),
  bio('fr', 'Développeuse indépendante, logiciels libres et vélo.'),
  bio('es', 'Estudiante de ingeniería en Valparaíso.'),
  bio('pt', 'Analista de dados, apaixonada por mapas.'),
  bio('ru', 'Пишу на C и Python, увлекаюсь радиосвязью.'),
  bio('ja', '組み込みエンジニア。週末は登山。'),
  bio('zh', '后端开发,喜欢数据库内核。'),
]
