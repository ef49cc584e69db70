/** As much of HTTP/2 (RFC 9113) and HPACK (RFC 7541) as it takes to ask a gRPC server, and no more. */

export const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1')
export const frameTypes = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6, goAway: 7, windowUpdate: 8 } as const
export const flags = { ack: 1, endStream: 1, endHeaders: 4 } as const
/** The most that a frame may hold before anything else was agreed. */
const maxFrame = 16_384

export function frameOf(type: number, flag: number, stream: number, payload: Uint8Array = new Uint8Array()): Buffer {
  const frame = Buffer.alloc(9 + payload.length)
  frame.writeUIntBE(payload.length, 0, 3)
  frame[3] = type
  frame[4] = flag
  frame.writeUInt32BE(stream, 5)
  frame.set(payload, 9)
  return frame
}

/** Lets the other side send 2 GB before it has to wait. */
export function wideWindow(): Buffer {
  const increment = Buffer.alloc(4)
  increment.writeUInt32BE(0x7fff_ffff - 65_535)
  return frameOf(frameTypes.windowUpdate, 0, 0, increment)
}

/** Headers that no table remembers: any stream may carry them, in any order. */
function literal(name: number | string, value: string): Buffer {
  const start = typeof name === 'number' ? indexed(name) : Buffer.concat([Buffer.from([0]), text(name)])
  return Buffer.concat([start, text(value)])
}
const indexed = (index: number): Buffer => Buffer.from(index < 15 ? [index] : [15, index - 15])

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'latin1')
  if (bytes.length > 126) throw new Error(`A header of ${bytes.length} bytes is more than this writes.`)
  return Buffer.concat([Buffer.from([bytes.length]), bytes])
}

export type Request = {
  /** Of a HEADERS frame and a DATA frame; the stream's number is to be written in both places. */
  bytes: Buffer
  streamAt: readonly [number, number]
  /** What counts against the other side's window. */
  data: number
}

type RequestOptions = { path: string; key: string; correlationId: string; message: Uint8Array }

/** A unary call as GitLab's Ruby client makes it, deadline of two seconds included. */
export function requestOf({ path, key, correlationId, message }: RequestOptions): Request {
  if (message.length > maxFrame - 5) throw new Error(`A message of ${message.length} bytes takes more than one frame.`)
  const headers = frameOf(
    frameTypes.headers,
    flags.endHeaders,
    0,
    Buffer.concat([
      // :method POST and :scheme http stand in HPACK's own table, and so do the names that are numbers here.
      Buffer.from([0x83, 0x86]),
      literal(4, path),
      literal(1, '127.0.0.1'),
      literal('te', 'trailers'),
      literal(31, 'application/grpc'),
      literal(58, 'grpc-ruby/1.80.0 grpc-c/53.0.0 (linux; chttp2)'),
      literal('grpc-timeout', '2000m'),
      literal(23, key),
      literal('x-gitlab-correlation-id', correlationId),
    ]),
  )
  const prefix = Buffer.alloc(5)
  prefix.writeUInt32BE(message.length, 1)
  const data = frameOf(frameTypes.data, flags.endStream, 0, Buffer.concat([prefix, message]))
  return { bytes: Buffer.concat([headers, data]), streamAt: [5, headers.length + 5], data: data.length - 9 }
}
