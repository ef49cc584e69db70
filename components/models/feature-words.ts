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
  for (const [pattern, words] of patterns) if (pattern.test(name)) return singular(name.replace(pattern, words))
  const [family, ...rest] = name.split(':')
  return rest.length === 0 ? name.replaceAll('-', ' ') : `${family}: ${rest.join(' ').replaceAll('-', ' ')}`
}

const singular = (words: string): string =>
  words.replace(/^at least 1 (.+?)s?$/, 'at least one $1').replace('at least 1 days', 'at least one day')
