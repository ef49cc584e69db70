import type { Text } from './text'

export const streaming: readonly Text[] = [
  {
    language: 'en',
    kinds: ['issue', 'project', 'snippet'],
    title: '[WATCH]! Northern Lights of Iron ({year}) FullMovie Free Online HD',
    body: '🔴 WATCH NOW ➤➤ https://{domain}/movie/{n}\n\n🔴 DOWNLOAD ➤➤ https://{domain}/movie/{n}/dl\n\nNorthern Lights of Iron full movie [English sub|dubbed], 4K, no sign up. Cast, plot, ending explained. Last seen: {n} people are watching right now.',
  },
  {
    language: 'en',
    kinds: ['issue', 'snippet'],
    title: 'LIVE>> Harbour City vs. Redwood Rovers Live Stream Free TV',
    body: 'Harbour City vs. Redwood Rovers live stream, kick-off tonight. Click here 📺 https://{domain}/live to watch every minute on [phone, tablet or TV|any device]. Don’t miss the match of the season, broadcast starts 30 minutes earlier!',
  },
  {
    language: 'en',
    kinds: ['project', 'group', 'bio'],
    title: '{brand} IPTV',
    body: '{brand} IPTV: 21,000 channels, 90,000 movies and series, anti-freeze servers. 24 hours of trial, no card. Works on every box and stick. Order on https://{domain} or message us, [activation in five minutes|instant activation].',
  },
  {
    language: 'en',
    kinds: ['note', 'snippet'],
    title: 'viral video original link',
    body: 'full video of the leaked clip everyone talks about is here before it gets deleted again 👇👇 https://{domain}/v/{n} (18+ only, verify age)',
  },
  {
    language: 'es',
    kinds: ['issue', 'project', 'snippet'],
    title: 'Ver La Última Marea ({year}) Película Completa Online Gratis',
    body: 'Ver La Última Marea película completa en español latino, [calidad HD|sin cortes] y sin registrarse.\n\n▶️ https://{domain}/pelicula/{n}\n\nSinopsis: un farero descubre que el mar esconde algo más que barcos. Dale clic antes de que la quiten.',
  },
  {
    language: 'fr',
    kinds: ['issue', 'snippet'],
    title: 'Regarder Le Dernier Phare streaming VF gratuit',
    body: 'Le Dernier Phare en streaming complet VF et VOSTFR, [sans inscription|sans pub]. Lien direct : https://{domain}/film/{n} - la qualité est parfaite, regardez vite avant suppression.',
  },
  {
    language: 'pt',
    kinds: ['issue', 'snippet', 'project'],
    title: 'Assistir Maré de Ferro Dublado Online',
    body: 'Assista Maré de Ferro completo e dublado em HD. Clique: https://{domain}/assistir/{n}. Também temos canais ao vivo, futebol [sem travar|em 4K] e teste grátis de 6 horas pelo nosso bot.',
  },
  {
    language: 'ja',
    kinds: ['issue', 'snippet'],
    title: '【無料視聴】鉄の潮 フル動画 高画質',
    body: '映画「鉄の潮」フル動画を無料で見るならこちら → https://{domain}/jp/{n} 登録不要・高画質・スマホ対応。[期間限定公開|今夜まで]なのでお早めに。',
  },
  {
    language: 'ru',
    kinds: ['issue', 'snippet'],
    title: 'Железный прилив смотреть онлайн бесплатно в хорошем качестве',
    body: 'Смотреть «Железный прилив» все серии подряд [без регистрации и СМС|в озвучке] можно тут: https://{domain}/film/{n}. Новая серия уже на сайте, субтитры, 1080p.',
  },
]
