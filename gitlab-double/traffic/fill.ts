import type { Random } from '../random'

export type Slots = {
  domain: string
  phone: string
  brand: string
  city: string
  telegram: string
  year: string
  n: string
}

/** Fills the slots of a hand-written text and chooses among [a|b]. */
export function fill(text: string, slots: Slots, random: Random): string {
  return text
    .replace(/\[([^[\]|]*(?:\|[^[\]|]*)+)\]/g, (_whole, choices: string) => random.pick(choices.split('|')))
    .replace(/\{(domain|phone|brand|city|telegram|year|n)\}/g, (_whole, name: keyof Slots) => slots[name])
}
