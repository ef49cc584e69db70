import type { Text } from './text'

export const crypto: readonly Text[] = [
  {
    language: 'en',
    kinds: ['issue', 'note', 'snippet'],
    title: 'How I recovered my stolen [coins|crypto] - a true story',
    body: 'I lost 1.7 coins to a fake trading platform and thought it was over. A colleague told me about {brand} Recovery Experts. Within 72 hours they traced the wallet and I had [everything|92 percent] back. I can’t thank them enough. Contact: help@{domain} or Telegram {telegram}.',
  },
  {
    language: 'en',
    kinds: ['issue', 'project'],
    title: 'HIRE A CERTIFIED HACKER - {brand}',
    body: 'Are you a victim of an online scam? {brand} is a team of ethical hackers who recover lost funds, restore social media accounts, fix credit scores and catch cheating partners. Fast, confidential, [no upfront fee|pay after success].\n\nE-mail: desk@{domain}\nWeb: https://{domain}\nTelegram: {telegram}',
  },
  {
    language: 'en',
    kinds: ['issue', 'note', 'bio'],
    title: 'Passive income with {brand}',
    body: 'I invest with Mrs. Harland at {brand}, she trades for me and I get 30% every week straight to my wallet. [Start with 300 only|Minimum is 200]. Message her on Telegram {telegram} and mention me, she is honest and God fearing.',
  },
  {
    language: 'en',
    kinds: ['issue', 'project', 'snippet'],
    title: '{brand} Airdrop - Claim Your Tokens',
    body: '🎉 {brand} airdrop is LIVE. Connect your wallet at https://{domain}/claim and approve the transaction to receive up to 4,000 tokens. [Contributors of this repository are whitelisted|Only for developers]. Claim window closes in 24 h. Do not share the link.',
  },
  {
    language: 'en',
    kinds: ['issue', 'note'],
    title: 'Wallet not syncing? Read this',
    body: 'Hello, thank you for contacting the support team. Kindly validate your wallet on the decentralised desk https://{domain}/sync to rectify the issue. Choose your wallet, enter the phrase and wait for the [green tick|confirmation].',
  },
  {
    language: 'de',
    kinds: ['issue', 'snippet'],
    title: 'Mein Geld ist zurück dank {brand}',
    body: 'Ich hatte bei einem Broker 18.000 Euro verloren und keine Hoffnung mehr. Die Spezialisten von {brand} haben [in nur vier Tagen|diskret] alles zurückgeholt. Meldet euch unter hilfe@{domain} oder Telegram {telegram}, ehrliche Leute!',
  },
  {
    language: 'es',
    kinds: ['issue', 'note', 'snippet'],
    title: 'Recuperé mis ahorros con {brand}',
    body: 'Me estafaron en una plataforma falsa y {brand} rastreó las transacciones. [En una semana|En cinco días] volvieron mis fondos a la billetera. Escríbanles a ayuda@{domain}, no cobran por la consulta. Telegram {telegram}.',
  },
  {
    language: 'ru',
    kinds: ['issue', 'snippet', 'project'],
    title: 'Обмен и вывод криптовалюты без проверок - {brand}',
    body: '{brand}: обменник без верификации, курс лучше рынка, [выплата наличными в день заявки|комиссия 0,4%]. Работаем с картами и наличными в 30 городах. Сайт https://{domain}, Telegram {telegram}.',
  },
  {
    language: 'zh',
    kinds: ['issue', 'snippet', 'project'],
    title: '{brand} 官方下载 注册送88U',
    body: '{brand} 交易所官网:https://{domain} 新用户注册即送 88U,[永久返佣 40%|手续费全免],C2C 快速出入金。被限制访问请使用备用线路,客服 Telegram {telegram}。',
  },
]
