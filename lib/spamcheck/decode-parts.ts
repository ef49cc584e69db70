import type { Reader } from 'protobufjs/minimal.js'
import { emptyUser, mostOf, type WireProject, type WireTime, type WireUser } from './wire'

/** Number and wire type of a field, as one number on the wire: 0 is a number, 2 has a length before it, 5 is four bytes. */
export const tag = (field: number, wireType: 0 | 2 | 5): number => (field << 3) | wireType

/**
 * Reads a message that stands in another one, over what is there already: one that was sent in two parts is merged.
 * @throws when its length leads beyond the end
 */
export function readInto<T>(reader: Reader, into: T, read: (reader: Reader, into: T, end: number) => void): T {
  const length = reader.uint32()
  const end = reader.pos + length
  if (end > reader.len) throw new RangeError('a message ends early')
  read(reader, into, end)
  return into
}

/** @throws when it leads beyond the end: protobufjs would take what there is */
export function readText(reader: Reader): string {
  const start = reader.pos
  if (reader.uint32() > reader.len - reader.pos) throw new RangeError('a text ends early')
  reader.pos = start
  return reader.string()
}

/** Calls back with the tag of each field up to `end`; a field that `take` doesn't know (false) is passed over. */
export function eachField(reader: Reader, end: number, take: (tag: number) => boolean): void {
  while (reader.pos < end) {
    const at = reader.uint32()
    if (at >>> 3 === 0) throw new RangeError('a field has no number')
    if (!take(at)) reader.skipType(at & 7)
  }
  if (reader.pos !== end) throw new RangeError('a field leads beyond its message')
}

/** Signed 64-bit; exact up to 2^53, which is further than any date goes. */
function int64(reader: Reader): number {
  const value: unknown = reader.int64()
  return Number(value)
}

export function readTime(reader: Reader, into: WireTime, end: number): void {
  eachField(reader, end, (at) => {
    if (at === tag(1, 0)) into.seconds = int64(reader)
    else if (at === tag(2, 0)) into.nanos = reader.int32()
    else return false
    return true
  })
}

export function readProject(reader: Reader, into: WireProject, end: number): void {
  eachField(reader, end, (at) => {
    if (at === tag(1, 0)) into.projectId = reader.int32()
    else if (at === tag(2, 2)) into.projectPath = readText(reader)
    else return false
    return true
  })
}

function readEmail(reader: Reader, into: WireUser['emails'][number], end: number): void {
  eachField(reader, end, (at) => {
    if (at === tag(1, 2)) into.email = readText(reader)
    else if (at === tag(2, 0)) into.verified = reader.bool()
    else return false
    return true
  })
}

type Entry = { key: string; value: number }
function readEntry(reader: Reader, into: Entry, end: number): void {
  eachField(reader, end, (at) => {
    if (at === tag(1, 2)) into.key = readText(reader)
    else if (at === tag(2, 5)) into.value = reader.float()
    else return false
    return true
  })
}

export function readUser(reader: Reader, into: WireUser, end: number): void {
  eachField(reader, end, (at) => {
    if (at === tag(1, 2) && into.emails.length < mostOf.emails)
      into.emails.push(readInto(reader, { email: '', verified: false }, readEmail))
    else if (at === tag(2, 2)) into.org = readText(reader)
    else if (at === tag(3, 2)) into.username = readText(reader)
    else if (at === tag(4, 2)) into.createdAt = readInto(reader, into.createdAt ?? { seconds: 0, nanos: 0 }, readTime)
    else if (at === tag(5, 2) && into.abuseMetadata.size < mostOf.abuseMetadata) {
      const { key, value } = readInto(reader, { key: '', value: 0 }, readEntry)
      into.abuseMetadata.set(key, value)
    } else if (at === tag(6, 0)) into.id = reader.int32()
    else return false
    return true
  })
}

export const userOver = (reader: Reader, user: WireUser | null): WireUser =>
  readInto(reader, user ?? emptyUser(), readUser)
export const timeOver = (reader: Reader, time: WireTime | null): WireTime =>
  readInto(reader, time ?? { seconds: 0, nanos: 0 }, readTime)
export const projectOver = (reader: Reader, project: WireProject | null): WireProject =>
  readInto(reader, project ?? { projectId: 0, projectPath: '' }, readProject)
