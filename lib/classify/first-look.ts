import { fieldsToRead } from '@/lib/classify/features/field-role'
import { beginText, endOfLink, goOnWithNumber, hasLink } from '@/lib/classify/first-look-contacts'
import { type ItemContent, itemKinds } from '@/lib/fetch/item'

/** log2 of the number of weights. */
export const lookBits = 16
/**
 * Shorter texts are told by single words, links and contacts, so that none with a contact, letters beyond ASCII or a link ends
 * at the first look, unless it leads where people who write software link to; what stands in a longer one is told well enough
 * by its letters.
 */
const shortBytes = 600
/** Longer texts are sampled: every second run of bytes up to this length, every fourth beyond. */
const halfBytes = 2_400
/** Longer texts aren't looked at but read. */
const mostBytes = 32_768
/** Bytes at the end of the buffer that no text may reach. */
const room = 8
const damping = 20

/**
 * A small linear model over runs of four bytes, which tells plainly harmless text from all other in a fraction of the time
 * that reading its words takes (a cascade, as in Viola and Jones 2001). Where it isn't sure, it says nothing.
 */
export type FirstLook = {
  /** Weights of runs, times `scale`. */
  weights: Int8Array
  scale: number
  /** In the order of `itemKinds`. */
  bias: readonly number[]
  /** Margins below end here. */
  harmlessBelow: number
  /** log-odds = slope × margin + intercept. */
  calibration: { slope: number; intercept: number }
}

/** Bounds of the scores that end at the first look: a look is never quite sure, and never in doubt either. */
const lowestLogOdds = Math.log(0.0005 / 0.9995)
const highestLogOdds = Math.log(0.05 / 0.95)

const bytes = Buffer.alloc(mostBytes + 8)
const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)

/** The log-odds of a text that is plainly harmless, or undefined when it must be read. */
export function lookFirst(look: FirstLook, content: ItemContent): number | undefined {
  const margin = marginAtFirst(look, content)
  return margin === undefined ? undefined : logOddsAtFirst(look, margin)
}

/** The log-odds that belong to a look's margin, or undefined where the text must be read. */
export function logOddsAtFirst(look: FirstLook, margin: number): number | undefined {
  if (margin >= look.harmlessBelow) return undefined
  const logOdds = look.calibration.slope * margin + look.calibration.intercept
  return Math.min(highestLogOdds, Math.max(lowestLogOdds, logOdds))
}

/**
 * A look that ends no text that is as suspicious as the least suspicious of known spam: to be used with every set of
 * decisions that a model learns from, since the look itself learns nothing of them.
 * @param margins of known spam, as `marginAtFirst` gives them
 */
export function tightenLook(look: FirstLook, margins: readonly (number | undefined)[]): FirstLook {
  const lowest = margins.reduce<number>((min, margin) => Math.min(min, margin ?? min), look.harmlessBelow)
  return { ...look, harmlessBelow: lowest }
}

/** What the first look makes of a text, or undefined when it is not to be judged by a look. */
export function marginAtFirst(look: FirstLook, content: ItemContent): number | undefined {
  const length = load(content)
  if (length < 0 || (length < shortBytes && !ascii)) return undefined
  const sum = length < shortBytes ? sumOfShort(look.weights, length) : sumOfLong(look.weights, length)
  if (sum === undefined) return undefined
  return (look.bias[itemKinds.indexOf(content.kind)] as number) + sum * look.scale * runValue(length)
}

/** What each run of a text of that many bytes counts: long texts weigh as much as short ones, a few letters little. */
export function runValue(length: number): number {
  return 1 / Math.sqrt(length + damping)
}

/** Whether the text that was loaded has ASCII only. */
let ascii = true

/** Takes up all fields as UTF-8, a line feed after each. @returns their length, or -1 when they are too long to be looked at */
function load(content: ItemContent): number {
  let length = 0
  let units = 0
  for (const field of fieldsToRead(content.kind, content.fields)) {
    const text = content.fields[field] ?? ''
    if (length + text.length > mostBytes - room) return -1
    length += bytes.write(text, length, mostBytes - length, 'utf8')
    bytes[length++] = 0x0a
    units += text.length + 1
  }
  ascii = length === units
  // A text that didn't fit was cut at a whole character, at most four bytes before the end.
  return length <= mostBytes - room ? length : -1
}

function runIndex(run: number): number {
  const lower = run | 0x20202020
  return Math.imul(lower ^ (lower >>> 15), 0x9e3779b1) >>> (32 - lookBits)
}

/** Every run of four bytes; nothing when there may be a link or a contact. */
function sumOfShort(weights: Int8Array, length: number): number | undefined {
  const whole = length >> 2
  beginText()
  let sum = 0
  let number = 0
  let next = words[0] as number
  for (let i = 1; i < whole; i++) {
    const run = next
    const at = (i - 1) << 2
    next = words[i] as number
    if (mayEndName(run) && hasLink(bytes, at, at + 4)) return undefined
    // Four signs that are no digits end a number.
    if (mayHaveDigit(run) && at >= endOfLink()) {
      number = goOnWithNumber(bytes, at, at + 4, number)
      if (number < 0) return undefined
    } else number = 0
    sum +=
      (weights[runIndex(run)] as number) +
      (weights[runIndex((run >>> 8) | (next << 24))] as number) +
      (weights[runIndex((run >>> 16) | (next << 16))] as number) +
      (weights[runIndex((run >>> 24) | (next << 8))] as number)
  }
  const rest = Math.max(0, whole - 1) << 2
  if (goOnWithNumber(bytes, rest, length, number) < 0 || hasLink(bytes, rest, length)) return undefined
  for (let i = rest; i + 4 <= length; i++) sum += weights[runIndex(bytes.readInt32LE(i))] as number
  return sum
}

/** Whether one of four bytes is a dot or a colon, by arithmetic on all four. */
function mayEndName(run: number): boolean {
  const dots = run ^ 0x2e2e2e2e
  const colons = run ^ 0x3a3a3a3a
  return ((((dots - 0x01010101) & ~dots) | ((colons - 0x01010101) & ~colons)) & 0x80808080) !== 0
}

/** Whether one of four bytes of ASCII is a digit or one of the signs that follow them there. */
function mayHaveDigit(run: number): boolean {
  const high = (run ^ 0x30303030) & 0x70707070
  // A byte of 0 becomes 0x80, any other one less.
  return ((0x80808080 - high) & 0x80808080) !== 0
}

/** An estimate of the same sum from every second or fourth run. */
function sumOfLong(weights: Int8Array, length: number): number {
  const whole = length >> 2
  // Two sums of whole numbers, so that neither waits for the other, nor for a check that it is still whole.
  let sum = 0
  let other = 0
  if (length >= halfBytes) {
    const even = whole & ~1
    for (let i = 0; i < even; i += 2) {
      sum = (sum + (weights[runIndex(words[i] as number)] as number)) | 0
      other = (other + (weights[runIndex(words[i + 1] as number)] as number)) | 0
    }
    if (even < whole) sum += weights[runIndex(words[even] as number)] as number
    return (sum + other) * 4
  }
  let next = words[0] as number
  for (let i = 1; i < whole; i++) {
    const run = next
    next = words[i] as number
    sum = (sum + (weights[runIndex(run)] as number)) | 0
    other = (other + (weights[runIndex((run >>> 16) | (next << 16))] as number)) | 0
  }
  return (sum + other) * 2
}

/** Numbers of the weights of all runs of a text, for training; undefined when it is too long to be looked at. */
export function runsOf(content: ItemContent): Int32Array | undefined {
  const length = load(content)
  if (length < 0) return undefined
  const runs = new Int32Array(Math.max(0, length - 3))
  for (let i = 0; i < runs.length; i++) runs[i] = runIndex(bytes.readInt32LE(i))
  return runs
}
