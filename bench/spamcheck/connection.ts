import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Caller, Ending } from './caller'
import { flags, frameOf, frameTypes, preface, type Request, requestOf, wideWindow } from './frames'
import type { Asked } from './questions'

/**
 * One HTTP/2 connection that asks and does nothing else. A tenth of what grpc-js's own client costs, so that on two cores the
 * server is what is at its limit.
 */
export class Connection implements Caller<Request> {
  readonly #socket: Socket
  readonly #calls = new Map<number, { end: Ending; message: Buffer | null }>()
  readonly #held: { request: Request; end: Ending }[] = []
  #rest: Buffer = Buffer.alloc(0)
  #stream = 1
  #window = 65_535
  #closed = false

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('error', () => this.#lose())
    socket.on('close', () => this.#lose())
    socket.write(Buffer.concat([preface, frameOf(frameTypes.settings, 0, 0), wideWindow()]))
  }

  static prepare({ method, message, key, correlationId }: Asked): Request {
    return requestOf({ path: method.path, key, correlationId, message: method.requestSerialize(message) })
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Connection(socket)
  }

  /** Sends now, or as soon as the other side has room. `end` is called once, and never before this returns. */
  ask(request: Request, end: Ending): void {
    if (this.#closed) setImmediate(end, null)
    else if (this.#held.length > 0 || request.data > this.#window) this.#held.push({ request, end })
    else this.#send(request, end)
  }

  close(): void {
    this.#closed = true
    this.#socket.destroy()
  }

  /** Writes of one turn leave together. */
  gather(work: () => void): void {
    this.#socket.cork()
    work()
    this.#socket.uncork()
  }

  #send({ bytes, streamAt, data }: Request, end: Ending): void {
    const stream = this.#stream
    this.#stream += 2
    this.#window -= data
    for (const at of streamAt) bytes.writeUInt32BE(stream, at)
    this.#calls.set(stream, { end, message: null })
    this.#socket.write(bytes)
  }

  #read(chunk: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    let at = 0
    while (bytes.length - at >= 9) {
      const length = bytes.readUIntBE(at, 3)
      if (bytes.length - at < 9 + length) break
      this.#take(
        bytes[at + 3] as number,
        bytes[at + 4] as number,
        bytes.readUInt32BE(at + 5),
        bytes.subarray(at + 9, at + 9 + length),
      )
      at += 9 + length
    }
    this.#rest = bytes.subarray(at)
  }

  #take(type: number, flag: number, stream: number, payload: Buffer): void {
    if (type === frameTypes.data) {
      const call = this.#calls.get(stream)
      if (call && payload.length > 5) call.message = payload.subarray(5)
    }
    if ((type === frameTypes.data || type === frameTypes.headers) && flag & flags.endStream) this.#finish(stream)
    else if (type === frameTypes.reset) this.#finish(stream)
    else if (type === frameTypes.settings && !(flag & flags.ack))
      this.#socket.write(frameOf(frameTypes.settings, flags.ack, 0))
    else if (type === frameTypes.ping && !(flag & flags.ack))
      this.#socket.write(frameOf(frameTypes.ping, flags.ack, 0, payload))
    else if (type === frameTypes.goAway) this.close()
    else if (type === frameTypes.windowUpdate && stream === 0) this.#widen(payload.readUInt32BE())
  }

  #widen(by: number): void {
    this.#window += by
    for (let next = this.#held[0]; next && next.request.data <= this.#window; next = this.#held[0]) {
      this.#held.shift()
      this.#send(next.request, next.end)
    }
  }

  #finish(stream: number): void {
    const call = this.#calls.get(stream)
    this.#calls.delete(stream)
    call?.end(call.message)
  }

  #lose(): void {
    this.#closed = true
    for (const { end } of this.#held.splice(0)) end(null)
    for (const stream of [...this.#calls.keys()]) this.#finish(stream)
  }
}
