import { endingHashes } from '@/lib/classify/features/find-spots'
import { hashStart, hashStep } from '@/lib/classify/features/hash'
import { hostFacts } from '@/lib/classify/features/host-facts'

/** Digits of a number, and other signs between two of them. */
const mostDigits = 8
const widestGap = 3

/** To be called before the first chunk of a text. */
export function beginText(): void {
  hostChecked = 0
  linkTo = 0
}

/** Up to where the last link goes that leads to where software is made: its digits are no telephone number. */
export function endOfLink(): number {
  return linkTo
}

/** Whether a link or an address that doesn't lead where people who write software link to begins or goes on there. */
export function hasLink(bytes: Buffer, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const byte = bytes[i] as number
    if (byte === 0x3a && bytes[i + 1] === 0x2f && bytes[i + 2] === 0x2f) {
      const after = hostEnd(bytes, i + 3)
      if (bytes[after] === 0x40 || !isDeveloper(bytes, i + 3, after)) return true
      hostChecked = after
      linkTo = linkEnd(bytes, after)
    } else if (byte === 0x2e && i >= hostChecked && isLetter(bytes[i + 1] as number)) {
      if (i > 0 && isHostByte(bytes[i - 1] as number) && isAddress(bytes, i)) return true
    }
  }
  return false
}

/** Dots before this are known to belong to no address. */
let hostChecked = 0
let linkTo = 0

function linkEnd(bytes: Buffer, from: number): number {
  let end = from
  while (endsLink[bytes[end] as number] === 0) end++
  return end
}

const endsLink = new Uint8Array(0x100).fill(1, 0, 0x21)
for (const sign of '<>"\'`)]}|\\^') endsLink[sign.charCodeAt(0)] = 1

/** Whether a host name that the reader would take for one has a dot at `i`. */
function isAddress(bytes: Buffer, i: number): boolean {
  let start = i
  while (start > 0 && isHostByte(bytes[start - 1] as number)) start--
  const end = hostEnd(bytes, i)
  hostChecked = end
  if (start > 1 && bytes[start - 1] === 0x40 && isHostByte(bytes[start - 2] as number)) return true
  // "foo.bar()", "a.me_too" and "x.me=1" are code, to the reader too.
  if (isOfCode(bytes[end] as number)) return false
  let hash = hashStart
  for (let at = end - 1; bytes[at] !== 0x2e; at--) hash = hashStep(hash, lower(bytes[at] as number))
  return endingHashes.has(hash) && !isDeveloper(bytes, start, end)
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
}

function isOfCode(byte: number): boolean {
  return byte === 0x28 || byte === 0x5f || byte === 0x3d
}

/** The end of a host name, without the dots after it. */
function hostEnd(bytes: Buffer, from: number): number {
  let end = from
  while (isHostByte(bytes[end] as number) || bytes[end] === 0x2e) end++
  while (end > from && bytes[end - 1] === 0x2e) end--
  return end
}

function isDeveloper(bytes: Buffer, start: number, end: number): boolean {
  return hostFacts(bytes.toString('latin1', start, end).toLowerCase()).place === 'developer'
}

function isHostByte(byte: number): boolean {
  return isLetter(byte) || isDigit(byte) || byte === 0x2d
}

/** What the reader takes for the end of a telephone number: lines, times and lists. */
const endsNumber = new Uint8Array(0x100)
for (const sign of '\n,:=') endsNumber[sign.charCodeAt(0)] = 1

/**
 * Goes on with a number over the bytes from `from` to before `end`: digits that follow each other with little between them.
 * `state` is 0 where none has begun. @returns the state, or -1 when there are so many that it may be a telephone number
 */
export function goOnWithNumber(bytes: Buffer, from: number, end: number, state: number): number {
  let digits = state & 0xff
  let gap = state >> 8
  for (let i = from; i < end; i++) {
    const byte = bytes[i] as number
    if (isDigit(byte)) {
      gap = 0
      if (++digits > mostDigits) return -1
    } else if (isLetter(byte) || endsNumber[byte] === 1 || ++gap > widestGap) {
      digits = 0
      gap = 0
    }
  }
  return digits | (gap << 8)
}

function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
