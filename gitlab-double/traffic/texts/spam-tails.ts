/** What spammers hang on at the end, so that no two posts of a campaign are quite the same. */
export const spamTails: Record<string, readonly string[]> = {
  en: [
    'Hurry up!',
    'Limited offer.',
    'Thank me later.',
    'Share this with your friends.',
    'Tags: best price, official site, near me, reviews',
    '100% safe and legit ✅',
    'Offer ends tonight.',
    'Visit now >> https://{domain}/{n}',
    'Read more: https://{domain}/blog/{n}',
  ],
  es: ['¡No te lo pierdas!', 'Plazas limitadas.', 'Más información en https://{domain}/{n}'],
  pt: ['Aproveite agora!', 'Últimas vagas.', 'Saiba mais: https://{domain}/{n}'],
  fr: ['Offre limitée.', 'Ne tardez pas !', 'En savoir plus : https://{domain}/{n}'],
  de: ['Nur für kurze Zeit!', 'Jetzt zugreifen.', 'Mehr unter https://{domain}/{n}'],
  ru: ['Успейте сегодня!', 'Подробнее: https://{domain}/{n}'],
  tr: ['Fırsatı kaçırma!', 'Detaylar: https://{domain}/{n}'],
  id: ['Buruan gabung!', 'Info lengkap: https://{domain}/{n}'],
  zh: ['名额有限!', '详情:https://{domain}/{n}'],
}
