import type { Reader } from 'protobufjs/minimal.js'
import { emptyUser, mostOf, type WireProject, type WireTime, type WireUser } from './wire'

/*
 * Every case is a field's number times eight plus its type on the wire (0 a number, 2 a length and so many bytes, 5 four
 * bytes), as it stands before the value. Whatever else comes is of a later version, or wrong, and passed over.
 */

/** Where a message that stands in another one ends. @throws when that is beyond the end of what came */
function endOf(reader: Reader): number {
  const length = reader.uint32()
  if (length > reader.len - reader.pos) throw new RangeError('a message ends early')
  return reader.pos + length
}

/** @throws when a field led beyond the end of its message */
export function atEnd(reader: Reader, end: number): void {
  if (reader.pos !== end) throw new RangeError('a field leads beyond its message')
}

/** @throws when it leads beyond the end: protobufjs would take what there is */
export function readText(reader: Reader): string {
  const start = reader.pos
  if (reader.uint32() > reader.len - reader.pos) throw new RangeError('a text ends early')
  reader.pos = start
  return reader.string()
}

/** @throws for a field without a number, which no message has, and for types that don't exist */
export function passOver(reader: Reader, tag: number): void {
  if (tag >>> 3 === 0) throw new RangeError('a field has no number')
  reader.skipType(tag & 7)
}

/** Signed 64 bits. Positive ones, which is all dates since 1970, without the object that protobufjs makes of each. */
function readInt64(reader: Reader): number {
  const start = reader.pos
  let value = 0
  for (let at = start, scale = 1; at < start + 9 && at < reader.len; at++, scale *= 128) {
    const byte = reader.buf[at] ?? 0
    value += (byte & 127) * scale
    if (byte > 127) continue
    reader.pos = at + 1
    return value
  }
  return Number(reader.int64() as unknown)
}

export function readTime(reader: Reader, known: WireTime | null): WireTime {
  const end = endOf(reader)
  const time = known ?? { seconds: 0, nanos: 0 }
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (tag === 8) time.seconds = readInt64(reader)
    else if (tag === 16) time.nanos = reader.int32()
    else passOver(reader, tag)
  }
  atEnd(reader, end)
  return time
}

export function readProject(reader: Reader, known: WireProject | null): WireProject {
  const end = endOf(reader)
  const project = known ?? { projectId: 0, projectPath: '' }
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (tag === 8) project.projectId = reader.int32()
    else if (tag === 18) project.projectPath = readText(reader)
    else passOver(reader, tag)
  }
  atEnd(reader, end)
  return project
}

/** The only field of a message that has one text, the first: File. */
export function readFile(reader: Reader): string {
  const end = endOf(reader)
  let path = ''
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (tag === 10) path = readText(reader)
    else passOver(reader, tag)
  }
  atEnd(reader, end)
  return path
}

function readEmail(reader: Reader): WireUser['emails'][number] {
  const end = endOf(reader)
  const email = { email: '', verified: false }
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (tag === 10) email.email = readText(reader)
    else if (tag === 16) email.verified = reader.bool()
    else passOver(reader, tag)
  }
  atEnd(reader, end)
  return email
}

function readEntry(reader: Reader, into: Map<string, number>): void {
  const end = endOf(reader)
  let key = ''
  let value = 0
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (tag === 10) key = readText(reader)
    else if (tag === 21) value = reader.float()
    else passOver(reader, tag)
  }
  atEnd(reader, end)
  if (into.size < mostOf.abuseMetadata) into.set(key, value)
}

/** @param known what an earlier part of the same field said: the parts are merged */
export function readUser(reader: Reader, known: WireUser | null): WireUser {
  const end = endOf(reader)
  const user = known ?? emptyUser()
  while (reader.pos < end) {
    const tag = reader.uint32()
    if (tag === 10 && user.emails.length < mostOf.emails) user.emails.push(readEmail(reader))
    else if (tag === 18) user.org = readText(reader)
    else if (tag === 26) user.username = readText(reader)
    else if (tag === 34) user.createdAt = readTime(reader, user.createdAt)
    else if (tag === 42) readEntry(reader, user.abuseMetadata)
    else if (tag === 48) user.id = reader.int32()
    else passOver(reader, tag)
  }
  atEnd(reader, end)
  return user
}
