import type { Text } from './text'

export const essays: readonly Text[] = [
  {
    language: 'en',
    kinds: ['issue', 'snippet', 'note'],
    title: 'Pay someone to do my assignment',
    body: 'Deadline tonight? The writers of {brand} deliver [plagiarism-free|human-written] essays, lab reports and dissertations from 9 a page. Money back if you don’t get at least a B. Order at https://{domain}/order, first page free with code CAMPUS{n}.',
  },
  {
    language: 'en',
    kinds: ['project', 'bio', 'snippet'],
    title: '{brand} Nursing Essay Writers',
    body: '{brand} offers nursing essays, care plans, discussion posts and capstone projects by [registered nurses|PhD writers]. We take your online class for you, A guaranteed. Chat with us: https://{domain}.',
  },
  {
    language: 'en',
    kinds: ['issue', 'project'],
    title: 'Exam dumps {year} 100% pass',
    body: 'Pass your certification on the first try with real questions and verified answers. {brand} exam dumps are [updated yesterday|checked by experts], PDF plus practice engine. Demo: https://{domain}/demo. Use coupon PASS{n} for 20% off.',
  },
  {
    language: 'de',
    kinds: ['issue', 'snippet'],
    title: 'Bachelorarbeit schreiben lassen',
    body: 'Ghostwriter mit Hochschulabschluss schreiben Ihre Hausarbeit, Bachelor- oder Masterarbeit. {brand}: [anonym|diskret], termintreu, mit Plagiatsprüfung. Kostenloses Angebot in zwei Stunden auf https://{domain}.',
  },
  {
    language: 'tr',
    kinds: ['issue', 'snippet'],
    title: 'Tez ve ödev yazdırma hizmeti',
    body: 'Yüksek lisans tezi, makale, sunum ve ödevleriniz [alanında uzman|akademisyen] kadromuzla hazırlanır. İntihal raporu ücretsizdir. Fiyat için https://{domain} üzerinden yazın, aynı gün dönüş yapıyoruz.',
  },
]

export const pills: readonly Text[] = [
  {
    language: 'en',
    kinds: ['issue', 'snippet', 'project'],
    title: 'Buy {brand} online without prescription overnight delivery',
    body: 'Order {brand} tablets online, [no prescription needed|doctor consultation included]. Overnight shipping in plain packaging, all cards accepted. Restock is limited this month.\n\n🛒 https://{domain}/buy\n\nSide effects are rare. Do not drink alcohol.',
  },
  {
    language: 'en',
    kinds: ['project', 'note', 'snippet'],
    title: '{brand} Keto Gummies Reviews - Is It Worth It?',
    body: '{brand} Keto Gummies are the [natural|doctor formulated] way to burn fat while you sleep. Customers report 9 kilos in four weeks. Official website: https://{domain} (beware of fakes). Ingredients, price, complaints and side effects explained below.',
  },
  {
    language: 'en',
    kinds: ['note', 'bio'],
    body: 'tried everything for my sleep and only {brand} oil worked, it is 50% off this week at https://{domain} but stock runs out fast',
  },
  {
    language: 'fr',
    kinds: ['issue', 'snippet'],
    title: 'Acheter {brand} sans ordonnance',
    body: 'Commandez {brand} en ligne, livraison discrète en 48 h, [paiement sécurisé|paiement à la livraison]. Consultation gratuite avec notre médecin : https://{domain}. Remise de 15 % dès la deuxième boîte.',
  },
  {
    language: 'pl',
    kinds: ['issue', 'snippet'],
    title: '{brand} kapsułki - opinie, cena, gdzie kupić',
    body: 'Kapsułki {brand} na odchudzanie: [naturalny skład|bez efektu jojo], efekty już po dwóch tygodniach. Kup tylko na oficjalnej stronie https://{domain}, w aptece ich nie znajdziesz. Promocja: drugie opakowanie gratis.',
  },
]
