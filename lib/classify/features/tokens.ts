import { CharClass, charClasses, isWordClass } from '@/lib/classify/features/char-class'
import { looksLatin } from '@/lib/classify/features/confusables'
import { type Disguise, type Folded, noteDisguise } from '@/lib/classify/features/fold'
import { hashStart, hashStep } from '@/lib/classify/features/hash'

/** Words of a folded text; positions are indexes into `Folded.units`. */
export type Tokens = {
  start: Int32Array
  end: Int32Array
  /** Unmixed hash of the word; most numbers are hashed as their length only. */
  hash: Int32Array
  /** The script of its first letter, `digit` for numbers, `other` for signs that mean something (money, per cent, "!!!"). */
  kind: Uint8Array
  length: number
}

export function newTokens(capacity: number): Tokens {
  return {
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    hash: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
    length: 0,
  }
}

/** Signs that carry meaning by themselves, as UTF-16 units. */
const signs = new Set(Array.from('£€$¥₹₽₩₺₫฿₦₱%!?+@#&*', (char) => char.charCodeAt(0)))
const apostrophe = 0x27

/**
 * Splits folded text into words and unmasks words written with look-alike letters, changing `folded.units` in place.
 * Characters of scripts without spaces (Han, kana, Thai) are words of their own.
 */
export function tokenise(options: { folded: Folded; tokens: Tokens; disguise: Disguise }): void {
  const { folded, tokens, disguise } = options
  const { units, length } = folded
  let n = 0
  let latinWords = 0
  let otherWords = 0
  for (let i = 0; i < length; ) {
    const unit = units[i] ?? 0
    const first = charClasses[unit] ?? 0
    if (!isWordClass(first)) {
      let end = i + 1
      if (signs.has(unit)) {
        while (end < length && units[end] === unit) end++
        const times = Math.min(end - i, 3)
        put(i, end, hashStep(hashStep(hashStart, unit), times), CharClass.other)
      }
      i = end
      continue
    }
    if (first === CharClass.han || first === CharClass.kana || first === CharClass.thai) {
      put(i, i + 1, hashStep(hashStart, unit), first)
      i++
      continue
    }
    let end = i
    let hash = hashStart
    let digits = 0
    let latin = 0
    let lookalikes = 0
    let foreign = 0
    let kind = 0
    for (; end < length; end++) {
      const next = units[end] ?? 0
      const charClass = charClasses[next] ?? 0
      if (charClass === CharClass.han || charClass === CharClass.kana || charClass === CharClass.thai) break
      if (!isWordClass(charClass)) {
        if (next !== apostrophe || end + 1 >= length || charClasses[units[end + 1] ?? 0] !== CharClass.latin) break
        continue
      }
      if (charClass === CharClass.digit) digits++
      else {
        if (kind === 0) kind = charClass
        if (charClass === CharClass.latin && looksLatin[next] === 0) latin++
        else if (looksLatin[next] !== 0) lookalikes++
        else foreign++
      }
      hash = hashStep(hash, next)
    }
    const letters = latin + lookalikes + foreign
    const wholly =
      latin === 0 && lookalikes >= 4 && foreign === 0 && kind !== CharClass.latin && latinWords >= 3 && otherWords === 0
    if (lookalikes > 0 && foreign === 0 && (latin >= 2 || (latin === 1 && letters >= 5) || wholly)) {
      hash = unmask(i, end)
      kind = CharClass.latin
    }
    if (letters > 0) kind === CharClass.latin ? latinWords++ : otherWords++
    if (digits === end - i && !saysSomething(units, i, digits)) hash = hashStep(hashStep(hashStart, 0x30), digits)
    put(i, end, hash, letters === 0 ? CharClass.digit : kind)
    i = end
  }
  tokens.length = n

  function put(start: number, end: number, hash: number, kind: number): void {
    tokens.start[n] = start
    tokens.end[n] = end
    tokens.hash[n] = hash
    tokens.kind[n++] = kind
  }

  function unmask(start: number, end: number): number {
    let hash = hashStart
    for (let i = start; i < end; i++) {
      const plain = looksLatin[units[i] ?? 0] ?? 0
      if (plain !== 0) units[i] = plain
      if (units[i] !== apostrophe) hash = hashStep(hash, units[i] ?? 0)
    }
    noteDisguise(disguise.lookalike, folded.from[start] ?? 0, folded.to[end - 1] ?? 0)
    return hash
  }
}

/**
 * Numbers that are words ("100 %", "24 hours", "error 404", "777"): up to two digits, round ones, and a few known ones.
 * All others (parts of telephone numbers above all) are told by their length only, or the model learns numbers by heart.
 */
function saysSomething(units: Uint16Array, start: number, digits: number): boolean {
  if (digits <= 2) return true
  if (digits > 4) return false
  let value = 0
  for (let i = start; i < start + digits; i++) value = value * 10 + (units[i] ?? 0) - 0x30
  return (value !== 800 && value % 100 === 0) || telling.has(value)
}

const telling = new Set([123, 247, 365, 404, 403, 502, 503, 666, 777, 888, 999])
