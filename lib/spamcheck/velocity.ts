import { randomInt } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { ItemFields } from '../fetch/item'
import type { AskedCall } from './call'
import { authorKey, type Lately } from './standing'

const paceMs = 10 * 60_000
const sharedMs = 24 * 3_600_000
/** More calls, and more authors of one text, than this change no score any more. */
const mostCalls = 15
const mostAuthors = 8
/** Shorter texts ("+1", "Thanks, that helped!") are the same without anybody having copied them. In characters that aren't white space. */
const leastLetters = 20
/** Code units of a text that are compared, title and all; of a longer one its length counts for the rest. */
const mostRead = 2_048

export type Velocity = {
  /** What was seen before this call, which is seen from now on. `now` in milliseconds, on any clock that doesn't go back. */
  see: (call: Pick<AskedCall, 'author' | 'content'>, now: number) => Lately
}

/**
 * Remembers who asked how often and who sent the same text, in this process only, for 20,000 authors and 20,000 texts at
 * most. A text counts against those who come later with it, never against whoever was first: a victim whose text is copied
 * stays as he was.
 */
export function createVelocity({ max = 20_000 }: { max?: number } = {}): Velocity {
  const pace = new LRUCache<number | string, number[]>({ max })
  const texts = new LRUCache<number, { author: number | string; at: number }[]>({ max })
  const seed = randomInt(2 ** 32)

  const seePace = (author: number | string, now: number): number => {
    const times = pace.get(author)
    if (!times) {
      pace.set(author, [now])
      return 0
    }
    while (times.length > 0 && now - (times[0] as number) >= paceMs) times.shift()
    const before = times.length
    if (before === mostCalls) times.shift()
    times.push(now)
    return before
  }
  const seeText = (author: number | string, fields: ItemFields, now: number): number => {
    const print = fingerprint(fields, seed)
    if (print === null) return 0
    const known = texts.get(print)?.filter(({ at }) => now - at < sharedMs) ?? []
    const place = known.findIndex((one) => one.author === author)
    if (place >= 0) return place
    if (known.length < mostAuthors) texts.set(print, [...known, { author, at: now }])
    return known.length
  }
  return {
    see: ({ author, content }, now) => {
      const key = authorKey(author)
      return { calls: seePace(key, now), sharers: seeText(key, content.fields, now) }
    },
  }
}

/* The code units that are compared; two of them are summed up at once. */
const units = new Uint16Array(mostRead + 2)
const unitBytes = Buffer.from(units.buffer)
const pairs = new Int32Array(units.buffer)

/**
 * 53 bits over the text without its white space; null when it is too short to tell anything. Two FNV-like sums instead of a
 * cryptographic one, which would cost ten times as much on the way of every call: with a seed of its own each process is
 * safe from texts made to collide, and a chance hit is worth a fifth of log-odds.
 */
export function fingerprint(fields: ItemFields, seed: number): number | null {
  // Once for all: bundled, what a module holds could be another one at each unit.
  const kept = units
  let letters = 0
  let read = 0
  let length = 0
  for (const name in fields) {
    const text = fields[name] as string
    length += text.length
    // Behind what was kept, which is never more than what was read.
    const end = letters + unitBytes.write(text, letters * 2, (mostRead - read) * 2, 'utf16le') / 2
    read += end - letters
    for (let i = letters; i < end; i++) {
      const code = kept[i] as number
      if (code === 0xa0) continue
      // Each is written, and the next one over it where it doesn't count: where words end no processor can guess.
      kept[letters] = code
      letters += (32 - code) >>> 31
    }
  }
  if (letters < leastLetters) return null
  let one = seed ^ letters
  let other = ~seed
  kept[letters] = 0
  for (let i = 0; i < letters / 2; i++) {
    const pair = pairs[i] as number
    one = Math.imul(one ^ pair, 0x01000193) ^ (one >>> 15)
    other = Math.imul(other ^ pair, 0x5bd1e995) ^ (other >>> 13)
  }
  if (length > mostRead) other = Math.imul(other ^ length, 0x5bd1e995)
  return (one >>> 0) * 2 ** 21 + ((other >>> 0) & 0x1fffff)
}
