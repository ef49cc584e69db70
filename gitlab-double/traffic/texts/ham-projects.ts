import type { Text } from './text'

const kinds = ['project'] as const

export const projects: readonly Text[] = [
  {
    language: 'en',
    kinds,
    title: 'beehive-log',
    body: '# beehive-log\n\nWeights and temperatures of three hives, measured every ten minutes with an ESP32 and a load cell. The firmware is in `fw/`, the little web page in `web/`.\n\n## Build\n\n    pio run -e esp32\n\nThe calibration constants are mine; weigh something you know and change them.',
  },
  {
    language: 'en',
    kinds,
    title: 'ledger-lint',
    body: '# ledger-lint\n\nChecks plain-text accounting files for the mistakes I keep making: transactions that don’t balance by a cent, dates in the future, accounts that appear only once.\n\nInstall with `pipx install ledger-lint`, run `ledger-lint books/*.journal`.',
  },
  {
    language: 'en',
    kinds,
    title: 'dotfiles',
    body: 'My dotfiles. zsh, neovim, tmux, a few scripts. Clone it, look at it, don’t run `install.sh` blindly.',
  },
  {
    language: 'en',
    kinds,
    title: 'thesis-wind-turbine',
    body: '# Master thesis: fatigue of blade root joints\n\nLaTeX sources, Jupyter notebooks and the cleaned strain data (CC BY 4.0). The raw data is 80 GB and lives at the institute, ask me.\n\n`make thesis.pdf` needs a TeX Live from this decade.',
  },
  {
    language: 'en',
    kinds,
    title: 'queue-sim',
    body: '# queue-sim\n\nDiscrete event simulation of a help desk, written for our operations research course. Change the arrival rate in `params.yml`, run `go run .`, look at `out/waiting.svg`.\n\nGroup 7: Amara, Leif, Sophie.',
  },
  {
    language: 'en',
    kinds,
    title: 'infra',
    body: '# infra\n\nTerraform and Ansible for our five machines. Secrets are in the vault, not here. Before you apply, read `RUNBOOK.md`, especially the part on the mail server.',
  },
  {
    language: 'en',
    kinds,
    title: 'rust-midi-splitter',
    body: '# rust-midi-splitter\n\nRoutes one MIDI keyboard to several synths by key range. Runs on a Pi Zero. I use it on stage, so it starts in two seconds and never allocates while playing.',
  },
  {
    language: 'en',
    kinds,
    title: 'My first project',
    body: 'Hello! I am learning git. This is a test. I will put my calculator in Java here when it works.',
  },
  {
    language: 'en',
    kinds,
    title: 'opensearch-operator-fork',
    body: 'Fork with two patches: tolerations on the dashboards pod, and a longer readiness timeout for slow disks. Both are proposed upstream; this repository goes away once they are in.',
  },
  {
    language: 'de',
    kinds,
    title: 'chorplaner',
    body: '# Chorplaner\n\nKleine Webanwendung für unseren Kirchenchor: Proben, Noten, Anwesenheit. PHP 8 und SQLite, läuft auf dem billigsten Webspace.\n\nInstallation siehe `INSTALL.md`. Fragen gern als Issue.',
  },
  {
    language: 'de',
    kinds,
    title: 'modellbahn-steuerung',
    body: 'Steuerung für meine Spur-N-Anlage mit Arduino: Weichen, Signale, Blockstrecken. Schaltpläne als KiCad-Dateien. Alles ohne Gewähr, bei mir fährt es.',
  },
  {
    language: 'fr',
    kinds,
    title: 'compost-partage',
    body: '# compost-partage\n\nPlanning des permanences du composteur de la rue des Tilleuls. Flask, SQLite, un fichier de style. Les mots de passe de test sont dans `seed.py`.',
  },
  {
    language: 'es',
    kinds,
    title: 'horarios-bus',
    body: '# horarios-bus\n\nConvierte los horarios en PDF de la empresa de autobuses a GTFS. Feo pero funciona con los formatos de 2022 en adelante.\n\n    python convertir.py linea-4.pdf > linea-4.zip',
  },
  {
    language: 'pt',
    kinds,
    title: 'estacao-meteorologica',
    body: 'Projeto do curso técnico: estação meteorológica com LoRa no telhado da escola. Código do nó, do gateway e o painel. Dados abertos em CSV por mês.',
  },
  {
    language: 'ru',
    kinds,
    title: 'shahmaty-otladka',
    body: '# Движок для шахмат\n\nУчебный движок: альфа-бета, таблица перестановок, простая оценка. Протокол UCI. Играет слабо, зато код читается за вечер.',
  },
  {
    language: 'zh',
    kinds,
    title: 'paper-reading-notes',
    body: '# 论文笔记\n\n每周一篇,主要是分布式系统和数据库。欢迎指出错误。目录按年份排列,代码复现放在 `repro/`。',
  },
  {
    language: 'ja',
    kinds,
    title: 'kakeibo-cli',
    body: '# kakeibo-cli\n\nコマンドラインの家計簿です。レシートの写真は読めません。CSV の取り込みは主要な銀行に対応しています。',
  },
]

export const groups: readonly Text[] = [
  {
    language: 'en',
    kinds: ['group'],
    title: 'Institute for Coastal Data',
    body: 'Models and tools of the tide gauge group.',
  },
  {
    language: 'en',
    kinds: ['group'],
    title: 'Makerspace Northside',
    body: 'Projects of our members. Come by on Thursdays.',
  },
  { language: 'de', kinds: ['group'], title: 'Stadtbibliothek IT', body: 'Werkzeuge rund um Katalog und Ausleihe.' },
  { language: 'fr', kinds: ['group'], title: 'Collectif Carto', body: 'Cartes libres pour associations de quartier.' },
  {
    language: 'es',
    kinds: ['group'],
    title: 'Laboratorio de Robótica',
    body: 'Proyectos del instituto, cursos de tarde.',
  },
  {
    language: 'pt',
    kinds: ['group'],
    title: 'Dados Abertos do Vale',
    body: 'Conversores e painéis para dados públicos.',
  },
]
