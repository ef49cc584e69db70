export type ReasonWords = {
  /** One thought, to be understood at a glance. */
  text: string
  /** The same where a line has room for a few words: what was found, without saying what it is. */
  short: string
  /** What a person can look into, if they want to; for a tooltip. */
  more: string | null
}

/** Nothing but signs, numbers and the small words of a language says why: English, German, French, Spanish, Portuguese, Italian, Dutch. */
const filler = new Set(
  [
    'a an and are as at be but by can do for from get has have he her his how i if in is it its just me my no not of on or our out she so than that the their them then there they this to up us was we were what when will with you your',
    'aber als am an auch auf aus bei bin bis da das dass dem den der des die dir du ein eine einem einen einer er es für hat ich ihr im in ist ja kann kein man mir mit nach nicht noch nur oder sich sie sind so um und uns vom von vor war was wenn wie wir wird zu zum zur über',
    'au aux avec ce ces cette dans de des du elle en est et il je la le les leur mais me mes mon ne nos nous on ou par pas pour qu que qui sa se ses son sont sur ta te tes un une vous à été',
    'al como con del el en es esta este la las le lo los mi muy más no nos para pero por que se si sin son su sus te tu un una y ya',
    'ao aos as com como da das de do dos e em ela ele eu foi isso mais mas meu na nas no nos não o os ou para pela pelo por que se sem ser seu sua são te um uma você é',
    'che ci come con da dei del della di e gli ha i il in io la le lo ma mi nel non per più se si sono su ti un una è',
    'aan als bij dat de den die dit een en er geen het hij ik in is je maar met mijn naar niet of om ook op te tot u uit van voor was wat we wij ze zijn',
  ].flatMap((words) => words.split(' ')),
)
/** Whether a word says anything to a person; a model counts the others, too. */
export const telling = (word: string): boolean =>
  /\p{L}{2}|[\p{Script=Han}\p{Script=Thai}]/u.test(word) && !filler.has(word.toLowerCase())

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
