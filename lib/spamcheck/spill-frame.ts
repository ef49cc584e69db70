import { crc32 } from 'node:zlib'
import type { CallRecord } from './call'

/** Length and CRC-32 of the JSON that follows, each four bytes, the higher first. */
const headBytes = 8

/** A record as it stands in a spill file. */
export function frameOf(record: CallRecord): Buffer {
  const { call } = record
  const body = JSON.stringify({ ...record, call: { ...call, textKey: call.textKey.toString('base64') } })
  const frame = Buffer.allocUnsafe(headBytes + Buffer.byteLength(body))
  frame.write(body, headBytes)
  const bytes = frame.subarray(headBytes)
  frame.writeUInt32BE(bytes.length, 0)
  frame.writeUInt32BE(crc32(bytes), 4)
  return frame
}

type FramesRead = {
  /** In the order they were written. */
  records: CallRecord[]
  /** Where the last whole frame ends: what stands behind it was torn by a kill or a full disk. */
  end: number
}

/** Everything up to the first frame that isn't whole. */
export function readFrames(bytes: Buffer): FramesRead {
  const records: CallRecord[] = []
  let end = 0
  while (end + headBytes <= bytes.length) {
    const from = end + headBytes
    const body = bytes.subarray(from, from + bytes.readUInt32BE(end))
    const isWhole = body.length === bytes.readUInt32BE(end) && crc32(body) === bytes.readUInt32BE(end + 4)
    if (!isWhole || body.length === 0) break
    records.push(revive(JSON.parse(body.toString('utf8'))))
    end = from + body.length
  }
  return { records, end }
}

/** How many frames there seem to be, by their lengths alone. */
export function countFrames(bytes: Buffer): number {
  let count = 0
  let at = 0
  while (at + headBytes <= bytes.length) {
    at += headBytes + bytes.readUInt32BE(at)
    if (at <= bytes.length) count++
  }
  return count
}

/** As `JSON.parse` gives it: dates and bytes are text. */
type Stored = Omit<CallRecord, 'at' | 'call'> & {
  at: string
  call: Omit<CallRecord['call'], 'textKey' | 'author'> & {
    textKey: string
    author: Omit<CallRecord['call']['author'], 'createdAt'> & { createdAt: string | null }
  }
}

function revive(stored: Stored): CallRecord {
  const { call } = stored
  const { createdAt } = call.author
  return {
    ...stored,
    at: new Date(stored.at),
    call: {
      ...call,
      textKey: Buffer.from(call.textKey, 'base64'),
      author: { ...call.author, createdAt: createdAt === null ? null : new Date(createdAt) },
    },
  }
}
