import type { Random } from '../random'
import { type Disguise, disguises } from './disguise'
import type { Slots } from './fill'
import { type NamePattern, throwawayHost } from './people'
import { spamByTrade } from './texts/spam'
import type { Text } from './texts/text'

/** What the items of one campaign have in common: domain, number, text shape, names and time. */
export type Campaign = {
  id: string
  trade: string
  texts: readonly Text[]
  slots: Slots
  /** One number in several spellings. */
  phones: readonly string[]
  disguise: Disguise
  pattern: NamePattern
  mailHost: string
  /** Accounts still to come. */
  accountsLeft: number
}

const brandStarts = [
  'Lucky',
  'Royal',
  'Nova',
  'Blue',
  'Golden',
  'Swift',
  'Prime',
  'Zen',
  'Star',
  'Apex',
  'Velvet',
  'Sky',
]
const brandEnds = ['bet', 'fly', 'mart', 'coin', 'jet', 'care', 'spin', 'wave', 'path', 'lux', 'hub', 'line']
const domainWords = [
  'play',
  'win',
  'help',
  'go',
  'my',
  'best',
  'pro',
  'top',
  'real',
  'fast',
  'click',
  'now',
  'vip',
  'hq',
]
const cities = [
  'Port Maren',
  'Eastbridge',
  'Villa Sol',
  'Neustadt am See',
  'Karadeniz',
  'Lakeside',
  'Rivermouth',
  'San Telmo',
]
const tollFree = ['800', '833', '844', '855', '866', '877', '888'] as const

/** A new campaign: one trade, one language most of the time, one or two texts, one domain and one number. */
export function startCampaign(random: Random, serial: number): Campaign {
  const trade = random.pick(Object.keys(spamByTrade))
  const pool = spamByTrade[trade] as readonly Text[]
  const first = random.pick(pool)
  const sameLanguage = pool.filter((text) => text.language === first.language && text !== first)
  const brand = `${random.pick(brandStarts)}${random.pick(brandEnds)}`
  const area = random.pick(tollFree)
  const line = `01${String(random.int(0, 99)).padStart(2, '0')}`
  const phones = [`+1-${area}-555-${line}`, `1-${area}-555-${line}`, `(${area})555-${line}`, `+1${area}555${line}`]
  return {
    id: `${trade}-${serial}`,
    trade,
    texts: sameLanguage.length > 0 && random.chance(0.6) ? [first, random.pick(sameLanguage)] : [first],
    slots: {
      domain: `${brand.toLowerCase()}-${random.pick(domainWords)}${random.chance(0.4) ? random.int(2, 99) : ''}.${random.pick(['example', 'test'])}`,
      phone: phones[0] as string,
      brand,
      city: random.pick(cities),
      telegram: `@${brand.toLowerCase()}_${random.pick(['desk', 'admin', 'help', 'official'])}`,
      year: '2026',
      n: String(random.int(11, 9999)),
    },
    phones,
    disguise: random.chance(0.45) ? random.pick(disguises) : 'none',
    pattern: random.pick(['brand-number', 'name-year', 'babble', 'keyword']),
    mailHost: throwawayHost(random),
    accountsLeft: random.int(3, 12),
  }
}
