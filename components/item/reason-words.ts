import { telling } from '@/lib/classify/explain/telling'

export type ReasonWords = {
  /** One thought, to be understood at a glance. */
  text: string
  /** The same where a line has room for a few words: what was found, without saying what it is. */
  short: string
  /** What a person can look into, if they want to; for a tooltip. */
  more: string | null
}

/**
 * A reason in the words of somebody who reads it, out of the classifier's own, which name groups of features.
 * What it doesn't know (an external model's words, a later version's) stays as it is.
 */
export function reasonWords(text: string, weight: number): ReasonWords {
  const [, head = '', tail = ''] = /^([^:(]{1,80})[:(]([\s\S]*)$/.exec(text) ?? []
  const list = tail.replace(/\)$/, '').trim()
  switch (head.trim()) {
    case 'words':
      return wordList('Wording that is common in spam', list)
    case 'words that are usual here':
      return wordList('Wording of ordinary posts', list)
    case 'an offer, and a way to take it':
      return line('Offers something and says how to get it', `Found together: ${list}.`)
    case 'what is offered and asked':
      return line('Offers and requests are like those of ordinary posts', `Looked at together: ${list}.`)
    case 'shape of the text':
      return line(`Looks of the text: ${list}`)
    case 'author and place':
      return line(`About the author: ${list}`)
    case 'marks of work on software':
      return line(`About software: ${list}`)
  }
  const [forSpam, against] = whole.get(text) ?? [text, text]
  return line(upperFirst(weight >= 0 ? forSpam : against))
}

const whole: ReadonlyMap<string, readonly [forSpam: string, against: string]> = new Map([
  ['how much of the text is an offer', ['Much of the text is an offer', 'Little of the text is an offer']],
  ['how much the text asks of the reader', ['Asks the reader to do a lot', 'Asks little of the reader']],
  ['little that belongs on a code host', ['Hardly anything about software', 'Something about software']],
  [
    'everything else, and how rare spam is to begin with',
    ['Everything else taken together', 'Everything else; most of what people write is no spam'],
  ],
])

function wordList(what: string, list: string): ReasonWords {
  const words = list.split(', ').filter(telling)
  if (words.length === 0) return line(what, list ? `Strongest: ${list}` : null)
  const short = words.map((word) => `“${word}”`).join(', ')
  return { text: `${what}: ${short}`, short, more: null }
}

function line(text: string, more: string | null = null): ReasonWords {
  return { text, short: text, more }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What a weight means, for the number's tooltip. */
export function weightWords(weight: number): string {
  const times = Math.exp(Math.abs(weight))
  const shown = times >= 1_000 ? 'more than 1,000' : times >= 10 ? Math.round(times).toString() : times.toFixed(1)
  const what = weight >= 0 ? `multiplies the odds of spam by ${shown}` : `divides the odds of spam by ${shown}`
  return `This ${what}. The numbers are log-odds and add up to the score: 0.7 doubles the odds, 2.3 makes them ten times as high.`
}
