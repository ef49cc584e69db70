import type { Text } from './text'

export const backlinks: readonly Text[] = [
  {
    language: 'en',
    kinds: ['issue', 'snippet', 'note'],
    title: 'Rank on page one in 30 days',
    body: 'Hello site owner, I checked your pages and found [14 critical|many] SEO errors. We place your link on 250 high authority blogs (DA 50+), manual outreach, no PBN. See packages at https://{domain}/packages and write to sales@{domain} for a free audit.',
  },
  {
    language: 'en',
    kinds: ['project', 'bio'],
    title: '{brand} Digital',
    body: '{brand} Digital is a [leading|fast growing] SEO and guest posting agency. We help brands grow with dofollow backlinks, niche edits and local citations.\n\n[Visit us](https://{domain}) | [Guest post price list](https://{domain}/prices) | [Buy backlinks](https://{domain}/buy-backlinks)',
  },
  {
    language: 'en',
    kinds: ['issue', 'note'],
    title: 'Guest post opportunity',
    body: 'Dear editor, I am a content writer with five years in tech and lifestyle. I would love to contribute a 1,000 word unique article to your site with just one do-follow link inside to {domain}. What is your fee? Kind regards.',
  },
  {
    language: 'en',
    kinds: ['snippet', 'project'],
    title: 'Top 10 profile creation sites list {year}',
    body: 'Free profile creation sites with high DA:\n\n1. https://{domain}/list-1\n2. https://{domain}/list-2\n3. https://{domain}/dofollow\n\nUse them to boost your ranking fast. [Updated weekly|Verified this month], instant approval. More at {domain}.',
  },
  {
    language: 'en',
    kinds: ['note', 'bio'],
    body: 'Great article, thank you for sharing this valuable information. I also wrote about it on my blog, please visit https://{domain}/blog and leave your thoughts.',
  },
  {
    language: 'fr',
    kinds: ['issue', 'snippet', 'project'],
    title: 'Achat de backlinks de qualité',
    body: 'Boostez votre référencement avec {brand} : netlinking [100 % manuel|thématique], sites à forte autorité, livraison en 7 jours. Demandez votre audit gratuit sur https://{domain} et recevez 3 liens offerts pour toute première commande.',
  },
  {
    language: 'es',
    kinds: ['issue', 'snippet'],
    title: 'Enlaces de calidad para tu web desde 9 €',
    body: '¿Tu página no aparece en los primeros resultados? En {brand} conseguimos enlaces en periódicos digitales [con contrato|con garantía por escrito]. Sin permanencia. Mira los casos de éxito en https://{domain}/casos y pide presupuesto hoy.',
  },
  {
    language: 'ru',
    kinds: ['issue', 'snippet'],
    title: 'Прогон сайта по базе, рост позиций за 2 недели',
    body: 'Сделаю прогон по [трастовым профилям|белым каталогам], более 12 000 площадок, отчёт в таблице. Подходит для любых тематик. Цены и отзывы: https://{domain}. Первым пяти заказчикам скидка {n}%.',
  },
  {
    language: 'de',
    kinds: ['issue', 'note'],
    title: 'Kooperation: Gastartikel auf Ihrer Seite',
    body: 'Guten Tag, wir betreuen mehrere Kunden aus dem Bereich Finanzen und suchen Seiten mit guter Sichtbarkeit für einen Gastbeitrag inklusive Dofollow-Link auf {domain}. Wir zahlen [sofort nach Veröffentlichung|per Vorkasse]. Was wäre Ihr Preis?',
  },
]
