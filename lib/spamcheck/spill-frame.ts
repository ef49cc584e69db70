import { crc32 } from 'node:zlib'
import type { WaitingCall } from './waiting-call'

/** Length and CRC-32 of the lines that follow, each four bytes, the higher first. */
const headBytes = 8

const lineEnd = Buffer.from('\n')

/** A call as it stands in a spill file: its number, author and text key in a line, then its JSON, then that of its item. */
export function frameOf({ uid, authorId, textKey, call, item }: WaitingCall): Buffer {
  const head = Buffer.from(`${uid} ${authorId ?? '-'} ${textKey}\n`)
  const frame = Buffer.concat([Buffer.alloc(headBytes), head, call, lineEnd, ...(item ? [item] : [])])
  const bytes = frame.subarray(headBytes)
  frame.writeUInt32BE(bytes.length, 0)
  frame.writeUInt32BE(crc32(bytes), 4)
  return frame
}

type FramesRead = {
  /** In the order they were written. */
  calls: WaitingCall[]
  /** Where the last whole frame ends: what stands behind it was torn by a kill or a full disk. */
  end: number
}

/** Everything up to the first frame that isn't whole. */
export function readFrames(bytes: Buffer): FramesRead {
  const calls: WaitingCall[] = []
  let end = 0
  while (end + headBytes <= bytes.length) {
    const from = end + headBytes
    const body = bytes.subarray(from, from + bytes.readUInt32BE(end))
    const isWhole = body.length === bytes.readUInt32BE(end) && crc32(body) === bytes.readUInt32BE(end + 4)
    if (!isWhole || body.length === 0) break
    calls.push(readFrame(body))
    end = from + body.length
  }
  return { calls, end }
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

/** JSON holds no line ends. */
function readFrame(body: Buffer): WaitingCall {
  const [headEnd, callEnd] = [body.indexOf(lineEnd), body.lastIndexOf(lineEnd)]
  // As an earlier version wrote it: the file is left where it is.
  if (headEnd < 0 || headEnd === callEnd) throw new Error('a frame of this spill file has another form')
  const [uid = '', author, textKey = ''] = body.toString('latin1', 0, headEnd).split(' ')
  const item = callEnd + 1 < body.length ? body.subarray(callEnd + 1) : null
  return {
    uid,
    authorId: author === '-' ? null : Number(author),
    textKey,
    call: body.subarray(headEnd + 1, callEnd),
    item,
  }
}
