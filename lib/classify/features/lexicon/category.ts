/**
 * What a phrase is about, or what it asks of the reader. The list says nothing of good or bad:
 * each category is a feature, and its weight is learned.
 */
export const categories = [
  'gambling',
  'pharmacy',
  'adult',
  'loans',
  'crypto',
  'recovery',
  'essays',
  'diplomas',
  'streaming',
  'cracks',
  'cheats',
  'backlinks',
  'accounts',
  'helpline',
  'jobs',
  'trades',
  'travel',
  'property',
  'goods',
  'health',
  'magic',
  'messenger',
  'call',
  'visit',
  'buy',
  'promise',
  'urgency',
  'company',
  'bait',
  'malware',
  'develop',
  'talk',
  'review',
  'study',
] as const
export type Category = (typeof categories)[number]

/** How a moderator reads the category. */
export const categoryWords: Record<Category, string> = {
  gambling: 'gambling',
  pharmacy: 'medicines for sale',
  adult: 'escorts and dating',
  loans: 'loans and easy money',
  crypto: 'coins and investments',
  recovery: 'recovery of lost money or accounts',
  essays: 'paid homework',
  diplomas: 'documents for sale',
  streaming: 'films and matches to watch',
  cracks: 'cracked software',
  cheats: 'cheats and generators',
  backlinks: 'search engine services',
  accounts: 'accounts and followers for sale',
  helpline: 'a support hotline',
  jobs: 'jobs and income from home',
  trades: 'a local business',
  travel: 'flights and travel',
  property: 'property',
  goods: 'goods for sale',
  health: 'health products',
  magic: 'fortune telling and spells',
  messenger: 'messengers',
  call: 'asks to be called or written to',
  visit: 'asks to follow a link',
  buy: 'asks to buy or order',
  promise: 'promises',
  urgency: 'urgency',
  company: 'a company speaking of itself',
  bait: 'prizes and account warnings',
  malware: 'asks to download or run something',
  develop: 'words of software work',
  talk: 'words of a conversation about work',
  review: 'words of code review',
  study: 'words of study and research',
}

/** Categories that speak of trade: two of them in one text say more than either. */
export const tradeCategories: ReadonlySet<Category> = new Set(categories.slice(0, 21))
/** Categories that ask something of the reader. */
export const askCategories: ReadonlySet<Category> = new Set<Category>(['messenger', 'call', 'visit', 'buy', 'malware'])
/** Categories that belong on a code host. */
export const placeCategories: ReadonlySet<Category> = new Set<Category>(['develop', 'talk', 'review', 'study'])

/** Phrases of one language, separated by commas; a star ends a stem of at least three characters. */
export type Lexicon = Partial<Record<Category, string>>
