import { connect, type Socket } from 'node:net'

export type RawRequest = {
  socket: Socket
  /** All that came back so far. */
  received: () => string
  /** Resolves when the connection is over, in whatever way. */
  ended: Promise<void>
}

/** A bare connection, for senders that don't behave. */
export function openRawRequest(port: number, head: string[]): RawRequest {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
  })
  // A reset is an end like any other here.
  socket.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  return { socket, received: () => text, ended }
}
