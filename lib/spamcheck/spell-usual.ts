import type { SpellOptions } from './text-key'

/** In UTF-16 code units, all fields together: nearly every text is shorter. */
const longest = 8_192
const longestBefore = 1_024

/* Made once: what is written at every call would be garbage after it. Three bytes are the most that a code unit takes. */
const sent = Buffer.alloc(3 * longest)
/** As above, each byte escaped, a space between fields. */
const spelled = Buffer.alloc(3 * longestBefore + 6 * longest + 100)

/* In the code: 20 a space, 22 a quotation mark, 2C a comma, 5C a backslash, 5D a bracket that closes. */

/**
 * The bytes of `spellAny`, in half the time, good until the next call. Null for what is rare and has to be spelled the
 * long way: long texts, control characters, halves of surrogate pairs, and white space beyond ASCII.
 */
export function spellUsual({ before, names, fields }: SpellOptions): Buffer | null {
  const head = JSON.stringify(before)
  if (head.length > longestBefore) return null
  let end = spelled.write(head) - 1
  spelled[end++] = 0x2c
  spelled[end++] = 0x22
  const start = end
  let left = longest
  for (const name of names) {
    const text = fields[name] ?? ''
    left -= text.length
    if (left < 0 || !text.isWellFormed()) return null
    if (end > start && spelled[end - 1] !== 0x20) spelled[end++] = 0x20
    end = spellText(text, start, end)
    if (end < 0) return null
  }
  if (end > start && spelled[end - 1] === 0x20) end--
  spelled[end++] = 0x22
  spelled[end++] = 0x5d
  return spelled.subarray(0, end)
}

/** By byte: what is written for it; 256 more where it is text, 512 more where it has to be looked at. */
const ways = Uint16Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0x20 || (byte > 8 && byte < 14)) return 0x20
  return byte + (byte < 0x20 || [0x22, 0x5c, 0xc2, 0xe1, 0xe2, 0xe3, 0xef].includes(byte) ? 512 : 256)
})

/**
 * Without a branch at white space, since where words end no processor can guess: each byte is written, and the next one over it
 * where it doesn't count.
 * @returns where it ended; -1: something in it has to be spelled the long way
 */
function spellText(text: string, start: number, from: number): number {
  // Once for all bytes: bundled, what a module holds could be another one at each.
  const input = sent
  const output = spelled
  const wayOf = ways
  const length = input.write(text)
  let end = from
  let isAfterText = from > start && output[from - 1] !== 0x20 ? 1 : 0
  for (let at = 0; at < length; at++) {
    const way = wayOf[input[at] as number] as number
    if (way >= 512) {
      const byte = way - 512
      if (byte < 0x20 || isWideSpace(byte, input[at + 1], input[at + 2])) return -1
      if (byte < 0x80) output[end++] = 0x5c
      output[end++] = byte
      isAfterText = 1
    } else {
      output[end] = way
      const isText = way >> 8
      end += isText | isAfterText
      isAfterText = isText
    }
  }
  return end
}

/** Whether these bytes are those of a character beyond ASCII that JavaScript's `\s` stands for. */
function isWideSpace(first: number, second = 0, third = 0): boolean {
  // U+00A0
  if (first === 0xc2) return second === 0xa0
  // U+2000 to U+200A, U+2028, U+2029, U+202F; U+205F
  if (first === 0xe2)
    return second === 0x80
      ? third < 0x8b || third === 0xa8 || third === 0xa9 || third === 0xaf
      : second === 0x81 && third === 0x9f
  // U+3000; U+FEFF; U+1680
  if (first === 0xe3) return second === 0x80 && third === 0x80
  if (first === 0xef) return second === 0xbb && third === 0xbf
  return first === 0xe1 && second === 0x9a && third === 0x80
}
