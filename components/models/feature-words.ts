import { type Category, categoryWords } from '@/lib/classify/features/lexicon/category'

const inField: Record<string, string> = { name: ' in a name or title', prose: '' }

/** Signs by the beginning of their names in the model; $1 is what follows. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^kind$/, 'what kind of item it is'],
  [/^percent$/, 'a percentage'],
  [/^question$/, 'a question'],
  [/^script:.+$/, 'several scripts in one text'],
  [/^disguise:any$/, 'text in disguise'],
  [/^disguise:lookalike.*$/, 'look-alike letters'],
  [/^disguise:invisible.*$/, 'unseen characters inside words'],
  [/^disguise:(fancy|stacked|fullwidth).*$/, 'letters in disguise: $1'],
  [/^disguise:spaced.*$/, 'words spelt letter by letter'],
  [/^disguise:phone$/, 'a telephone number in disguise'],
  [/^contact:digits$/, 'a long number'],
  [/^contact:phone.*$/, 'a telephone number'],
  [/^contact:toll-free$/, 'a toll-free number'],
  [/^contact:mail-(free|own)$/, 'a mail address ($1)'],
  [/^length:(.+)$/, 'at least $1 words'],
  [/^lines:(.+)$/, 'at least $1 lines'],
  [/^exclaim:(.+)$/, 'at least $1 exclamation marks'],
  [/^emoji:(.+)$/, 'at least $1 emoji'],
  [/^emoji-share:.+$/, 'many emoji for its length'],
  [/^money:(.+)$/, 'at least $1 money signs'],
  [/^shouted:.+$/, 'words in capitals'],
  [/^titled:.+$/, 'Words That Begin With Capitals'],
  [/^digits:.+$/, 'many digits'],
  [/^listed:.+$/, 'many commas'],
  [/^repeats:.+$/, 'repeats itself'],
  [/^code:.+$/, 'much of it is code'],
  [/^link:count:(.+)$/, 'at least $1 links'],
  [/^link:share:.+$/, 'much of it is links'],
  [/^link:to-other$/, 'a link to a place that nobody knows'],
  [/^link:to-developer$/, 'a link to where people write software'],
  [/^link:to-address$/, 'a link to a bare address'],
  [/^link:to-(.+)$/, 'a link to a $1'],
  [/^link:known-place$/, 'a link to a place that many use'],
  [/^link:named$/, 'a link with words in its place'],
  [/^link:says-other-place$/, 'a link whose words name another place'],
  [/^link:bare$/, 'a link without https://'],
  [/^link:front-page$/, 'a link to a front page'],
  [/^link:referral$/, 'a link that names who sent you'],
  [/^link:user-in-url$/, 'a link with a user name before the host'],
  [/^link:hyphens$/, 'a link with hyphens in its domain'],
  [/^link:digits-in-name$/, 'a link with digits in its domain'],
  [/^link:long-name$/, 'a link with a long domain'],
  [/^link:deep-host$/, 'a link to a host with many parts'],
  [/^link:(?:punycode|foreign-letters)$/, 'a link with foreign letters in its domain'],
  [/^link:little-else$/, 'a link and little else'],
  [/^link:out-of-place$/, 'a link that doesn’t belong there'],
  [/^together:(.+)-at-home$/, '$1 where it belongs'],
  [/^together:(.+)-out-of-place$/, '$1 where nothing is about software'],
  [/^together:(.+)-(link|phone|ask)$/, '$1 and $2 together'],
  [/^author:age$/, 'the account’s age is known'],
  [/^author:age:(.+)$/, 'account at least $1 days old'],
  [/^author:sign-ins$/, 'the number of sign-ins is known'],
  [/^author:sign-ins:(.+)$/, 'at least $1 sign-ins'],
  [/^author:confirmed-yes$/, 'confirmed address'],
  [/^author:confirmed-no$/, 'address not confirmed'],
  [/^author:member-yes$/, 'member of the project'],
  [/^author:member-no$/, 'not a member of the project'],
  [/^author:two-factor-yes$/, 'two-factor sign-in'],
  [/^author:two-factor-no$/, 'no two-factor sign-in'],
  [/^author:visibility-(.+)$/, 'visibility: $1'],
  [/^trade:(?:name|prose):.+$/, 'much of it is an offer'],
  [/^asks:(?:name|prose):.+$/, 'asks something of the reader'],
  [/^place:no(?:ne:.+|-marks)$/, 'nothing of software work in it'],
  [/^place:.+$/, 'marks of software work'],
]

/** A feature's name in the model, in words; one that isn't known here by its own name, which says something too. */
export function featureWords(name: string): string {
  const said = /^says:([^:]+):([^:]+)/.exec(name)
  const category = said?.[1]
  if (category && category in categoryWords)
    return `${categoryWords[category as Category]}${inField[said[2] ?? ''] ?? ''}`
  for (const [pattern, words] of patterns) if (pattern.test(name)) return singular(told(name, pattern, words))
  const [family, ...rest] = name.split(':')
  return rest.length === 0 ? name.replaceAll('-', ' ') : `${family}: ${rest.join(' ').replaceAll('-', ' ')}`
}

/** What stands for $1 and $2, in words. */
const parts: Record<string, string> = {
  trade: 'an offer',
  ask: 'a request to the reader',
  link: 'a link',
  phone: 'a telephone number',
  'file-locker': 'file locker',
  'free-site': 'free site',
}

function told(name: string, pattern: RegExp, words: string): string {
  const [, ...found] = pattern.exec(name) ?? []
  return words.replace(/\$([12])/g, (_, number: string) => {
    const part = found[Number(number) - 1] ?? ''
    return parts[part] ?? part
  })
}

const singular = (words: string): string =>
  words.replace(/^at least 1 (.+?)s?$/, 'at least one $1').replace('at least 1 days', 'at least one day')
