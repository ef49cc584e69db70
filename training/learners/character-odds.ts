import { CharacterModel } from '@/training/learners/character-model'

const order = 5
/** Characters of a text that are read. */
const longest = 1_000

/** What a text's characters say: how much likelier they are in spam than in ham. */
export class CharacterOdds {
  readonly #spam = new CharacterModel(order)
  readonly #ham = new CharacterModel(order)

  learn(text: string, spam: boolean): void {
    const model = spam ? this.#spam : this.#ham
    model.learn(text)
  }

  /** The logarithm of the odds. */
  of(text: string): number {
    return this.#spam.logProbability(text) - this.#ham.logProbability(text)
  }

  /** The same for running text, of which the odds grow as if every character were a reason of its own. */
  soft(text: string): number {
    const odds = this.of(text)
    return Math.sign(odds) * Math.log1p(Math.abs(odds) / 10)
  }
}

/** The beginning of an item's text in small letters, for character models. */
export function readable(fields: Readonly<Record<string, string>>): string {
  const text = Object.values(fields).join(' ')
  return text
    .slice(0, 4 * longest)
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .slice(0, longest)
}
