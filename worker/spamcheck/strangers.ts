import type { Socket } from 'node:net'
import type { Refused } from './refused'

/** A connection on which no good key was seen yet. */
export type Stranger = { socket: Socket; read: number; allowance: number }

export type Strangers = {
  /** Counts a new connection in, for which the oldest stranger may have to go. @returns false: there is no room for it */
  admit: (socket: Socket) => boolean
  /** A connection that sent a good key: it isn't one any more. */
  trust: (address: string | undefined, port: number | undefined) => void
  list: () => Iterable<Stranger>
  /** All connections, known ones too. */
  all: () => ReadonlySet<Socket>
}

type CreateStrangersOptions = {
  /** Connections in all, and of strangers. */
  limits: { connections: number; strangers: number }
  /** Bytes that each may send at once. */
  burst?: number
  refused: Refused
}

/**
 * Keeps the number of unknown connections within bounds: the oldest goes when there are too many, so that however many come
 * and say nothing, whoever has a key still gets in.
 */
export function createStrangers({ limits, burst = 0, refused }: CreateStrangersOptions): Strangers {
  const strangers = new Map<string, Stranger>()
  const all = new Set<Socket>()
  return {
    admit: (socket) => {
      const name = nameOf(socket.remoteAddress, socket.remotePort)
      if (strangers.size >= limits.strangers || all.size >= limits.connections) {
        refused.note('connections')
        const [oldest] = strangers
        // Without a stranger left to send away, it is the newcomer.
        const [leaving, { socket: gone }] = oldest ?? [name, { socket }]
        strangers.delete(leaving)
        all.delete(gone)
        gone.destroy()
        if (gone === socket) return false
      }
      strangers.set(name, { socket, read: 0, allowance: burst })
      all.add(socket)
      socket.once('close', () => {
        all.delete(socket)
        if (strangers.get(name)?.socket === socket) strangers.delete(name)
      })
      return true
    },
    trust: (address, port) => void strangers.delete(nameOf(address, port)),
    list: () => strangers.values(),
    all: () => all,
  }
}

/** The encrypted connection and the raw one below it have the same. */
const nameOf = (address: string | undefined, port: number | undefined): string => `${address} ${port}`
