import { randomInt } from 'node:crypto'

/** Without letters and digits that look alike in print: it may be read out or copied by hand. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Twenty letters in groups of four: 99 bits. */
export function generatePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
  return Array.from({ length: 5 }, group).join('-')
}
