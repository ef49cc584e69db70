import type { Text } from './text'

/** Honest work that smells of spam: the words are the spammers', the people aren't. */
export const lookAlikes: readonly Text[] = [
  {
    language: 'en',
    kinds: ['project'],
    title: 'holdem-engine',
    body: '# holdem-engine\n\nA fast hand evaluator for Texas Hold’em and Omaha in Rust. No betting with real money anywhere in here: it is a library for poker bots in research and for teaching probability.\n\n## Benchmarks\n\n| hands | time |\n|---|---|\n| 5 cards | 11 ns |\n| 7 cards | 38 ns |\n\nThe jackpot side-pot logic is in `src/pot.rs`; read the comments there before you touch it.',
  },
  {
    language: 'en',
    kinds: ['issue'],
    title: 'Side pot is split wrongly when two players are all-in with equal stacks',
    body: 'When seats 2 and 5 are both all-in for 400 and seat 7 calls, the casino rules we implement say that the odd chip goes to the first seat left of the button. `split_pot` gives it to the lowest seat number instead.\n\nSteps: run `cargo run --example odd_chip`. Expected 201/200, got 200/201.',
  },
  {
    language: 'en',
    kinds: ['project'],
    title: 'skyfare-client',
    body: '# skyfare-client\n\nUnofficial Python client for an airline’s booking API. Search flights, read fare rules, change a name on a ticket, cancel and request refunds.\n\n```python\nfrom skyfare import Client\nclient = Client(token=...)\nclient.bookings.cancel("QX7T2P", refund_to="original")\n```\n\nThis is not a support channel: I cannot help with your booking. Please call the airline.',
  },
  {
    language: 'en',
    kinds: ['issue'],
    title: 'refund() returns 409 for tickets with a changed passenger name',
    body: 'After a name correction the customer service endpoint assigns a new document number, but `bookings.refund()` still sends the old one and the airline answers 409. Workaround: fetch the booking again before the refund. I have a patch, will open a merge request tonight.',
  },
  {
    language: 'en',
    kinds: ['issue'],
    title: 'Parser rejects toll-free numbers with an extension: +1 (800) 555-0199 ext. 12',
    body: 'These should all parse and don’t:\n\n- `+1 (800) 555-0199 ext. 12`\n- `1-888-555-0123`\n- `855.555.0147 x9`\n\nThe regular expression for the separator misses the dot and everything after `ext`. The test file already has a table, I would add the three lines there.',
  },
  {
    language: 'en',
    kinds: ['note'],
    body: 'Confirmed on 2.4.1: `parse("1-877-555-0110")` gives null, `parse("+18775550110")` works. So it is the missing plus, not the toll-free prefix.',
  },
  {
    language: 'en',
    kinds: ['issue'],
    title: 'SEO plugin writes the canonical link twice on paginated archives',
    body: 'On `/blog/page/2` the head has two `rel=canonical` elements, one for page 1 and one for page 2. Search engines then pick one at random and our ranking dropped. It comes from `CanonicalBuilder::render`, which is called by the theme and by the plugin. Backlinks to page 2 are fine.',
  },
  {
    language: 'en',
    kinds: ['merge_request'],
    title: 'Stop the sitemap from listing noindex pages',
    body: 'Pages that are marked noindex were still in the sitemap, which the SEO audit tool of our client complained about. Adds a filter and a test. No change for sites without the flag.',
  },
  {
    language: 'en',
    kinds: ['project'],
    title: 'tinywallet',
    body: '# tinywallet\n\nA small library to derive keys and sign transactions: BIP-32, BIP-39, BIP-44. No network code, no exchange, no coin price.\n\n**Never** paste a recovery phrase into an issue. If somebody writes to you that they can recover your wallet, they are lying.\n\nAudited parts are marked in `AUDIT.md`.',
  },
  {
    language: 'en',
    kinds: ['issue'],
    title: 'Seed phrase with double spaces derives a different wallet',
    body: 'If the user pastes the recovery phrase with two spaces between words we don’t normalise before PBKDF2, so the derived wallet is empty and they believe that their coins are stolen. Other wallets collapse whitespace. Test vector attached in `fixtures/spaces.json`.',
  },
  {
    language: 'en',
    kinds: ['issue'],
    title: 'THIS IS GARBAGE, third update in a row that breaks login!!!',
    body: 'Are you kidding me?? I update, and AGAIN I am logged out and the session cookie is gone. Do you people test ANYTHING before you ship? I run this for a clinic and forty people could not work this morning because of you.\n\n7.3.0, Debian 12, behind HAProxy. Log says `session store: bad version byte`. Fix it or tell me how to go back to 7.2.',
  },
  {
    language: 'en',
    kinds: ['note'],
    body: 'what a joke. closed as duplicate of an issue that is FOUR YEARS old?? nobody reads these do they. the stack trace is completely different, look at frame 6 for once',
  },
  {
    language: 'en',
    kinds: ['project'],
    title: 'portfolio',
    body: '# Ines Barros, freelance front-end developer\n\nHi, I build small, fast web shops and booking pages for local businesses: a dentist, two plumbers and a dance school so far. Source of my site, built with Astro.\n\nAvailable for hire from March. Mail: ines@barros-web.example, rates on https://barros-web.example/rates.\n\nFeel free to copy the layout, not the photos.',
  },
  {
    language: 'en',
    kinds: ['bio'],
    body: 'Freelance developer and technical writer. Python, Django, a bit of SEO when clients insist. Open to contracts: https://jonas-writes.example',
  },
  {
    language: 'en',
    kinds: ['project'],
    title: 'ham-or-not',
    body: '# ham-or-not\n\nTest data and scripts for mail filters. The folder `corpus/spam` holds messages that say things like “Congratulations, you won! Claim your FREE prize at http://prize.test” or “Buy cheap pills, no prescription”. They are there on purpose.\n\nRun `make eval` to get precision and recall per folder.',
  },
  {
    language: 'en',
    kinds: ['snippet'],
    title: 'spam filter fixtures',
    file: 'fixtures.py',
    body: 'SPAM = [\n    "WINNER!! You have been selected, call 1-800-555-0100 now",\n    "Cheap meds without prescription http://pills.test/buy",\n    "Hot singles in your area",\n]\nHAM = [\n    "Can we move the casino night fundraiser to Friday?",\n    "The pharmacy called, your prescription is ready",\n]\n\n\ndef test_scores(model):\n    assert min(map(model.score, SPAM)) > max(map(model.score, HAM))\n',
  },
  {
    language: 'en',
    kinds: ['issue'],
    title: 'Streaming endpoint stops after 30 s when the client watches from a phone',
    body: 'Our live stream (HLS, self-hosted) freezes after half a minute on mobile networks. On desktop I can watch the full movie without a hiccup. The playlist is refreshed with `Cache-Control: max-age=60` though segments are 6 s long. I guess the proxy caches it: https://tv.our-lab.example/live/test.m3u8',
  },
  {
    language: 'de',
    kinds: ['issue'],
    title: 'Gutscheincode wird bei kostenlosem Versand doppelt abgezogen',
    body: 'Im Warenkorb mit dem Code BONUS20 und Gratisversand wird der Rabatt zweimal abgezogen, der Kunde zahlt dann 3,10 statt 11,60 Euro. Nachstellen: zwei Artikel, Code eingeben, Versandart wechseln, zurückwechseln. Tritt seit 4.8 auf.',
  },
  {
    language: 'es',
    kinds: ['issue'],
    title: 'El cliente de reservas no entiende los vuelos cancelados por la aerolínea',
    body: 'Cuando la aerolínea cancela un vuelo, el campo `status` llega como `UN` y el cliente lanza una excepción. Debería marcar la reserva como reembolsable y mostrar el teléfono de atención de la propia aerolínea. Adjunto la respuesta en `ejemplos/cancelado.json`.',
  },
  {
    language: 'ru',
    kinds: ['project'],
    title: 'kursy-valut',
    body: '# kursy-valut\n\nНебольшая утилита: скачивает официальные курсы валют и складывает в SQLite. Никакого обмена и никаких кошельков, только таблица и график.\n\nЗапуск: `kursy --since 2024-01-01 --pair USDRUB`.',
  },
  {
    language: 'pt',
    kinds: ['issue'],
    title: 'Simulador de apostas: o valor esperado da roleta está errado',
    body: 'Na aula de probabilidade usamos este simulador. Para a roleta europeia o valor esperado deveria ser -1/37 por ficha, mas o relatório mostra -2/38. Acho que a constante ZEROS ficou da versão americana.',
  },
  {
    language: 'fr',
    kinds: ['project'],
    title: 'pharmacie-stock',
    body: '# pharmacie-stock\n\nGestion de stock pour une petite pharmacie : ordonnances, lots, dates de péremption, commandes au grossiste. Utilisé chaque jour par deux officines.\n\nCe dépôt ne vend rien. Les noms de médicaments dans `tests/` sont fictifs.',
  },
  {
    language: 'tr',
    kinds: ['issue'],
    title: 'Bahis oranı dönüştürücü kesirli oranları yuvarlıyor',
    body: 'İstatistik dersi için yazdığımız dönüştürücü 11/8 oranını 2.37 yerine 2.4 gösteriyor. Sorun `format_odds` içinde, ondalık basamak sayısı 1 olarak sabitlenmiş. Ödev teslimi cuma, yarına kadar düzeltebilirim.',
  },
  {
    language: 'en',
    kinds: ['merge_request'],
    title: 'Add a casino night page to the school fundraiser site',
    body: 'The parents’ association holds a casino evening with play money on the 14th. Adds the page, the sign-up form and the free bonus chip voucher as a PDF. Design by the 10th grade.',
  },
]
