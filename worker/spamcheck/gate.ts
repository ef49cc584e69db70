import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import type { Refused } from './refused'
import { createStrangers } from './strangers'
import type { TlsFiles } from './tls-files'

export type Gate = {
  address: () => { host: string; port: number }
  /** How many connections are open. */
  open: () => number
  /** A connection that sent a good key: it isn't counted among the strangers any more. */
  trust: (address: string | undefined, port: number | undefined) => void
  /** Lets nobody in any more; those who are in stay. */
  shut: () => void
  /** Ends every connection. */
  end: () => void
}

type GateOptions = {
  host: string
  port: number
  tls: TlsFiles | null
  refused: Refused
  onConnection: (socket: Socket) => void
  limits?: Partial<typeof gateLimits>
}

export const gateLimits = {
  connections: 1_000,
  strangers: 200,
  /**
   * Bytes a stranger may send at once, and then by the second. Health checks need a hundred now and then; a GitLab with a
   * wrong key is to be told so, not cut off.
   */
  burst: 1024 * 1024,
  bytesPerSecond: 64 * 1024,
  sweepMs: 250,
  handshakeMs: 10_000,
}

/**
 * Listens for gRPC connections and keeps the number and appetite of unknown ones within bounds, which grpc-js doesn't.
 * @throws Error when the port is taken
 */
export async function openGate({ host, port, tls, refused, onConnection, limits }: GateOptions): Promise<Gate> {
  const {
    connections,
    strangers: mostStrangers,
    burst,
    bytesPerSecond,
    sweepMs,
    handshakeMs,
  } = { ...gateLimits, ...limits }
  const strangers = createStrangers({ limits: { connections, strangers: mostStrangers }, burst, refused })

  /** False: there is no room. */
  const admit = (socket: Socket): boolean => {
    // Whatever breaks a connection, it is gone; without a listener the process would be, too.
    socket.on('error', () => socket.destroy())
    return strangers.admit(socket)
  }
  const sweep = setInterval(() => {
    for (const guest of strangers.list()) {
      const read = guest.socket.bytesRead
      guest.allowance = Math.min(burst, guest.allowance + guest.read - read + (bytesPerSecond * sweepMs) / 1_000)
      guest.read = read
      if (guest.allowance >= 0) continue
      refused.note('too_large', 'a connection without a key sent too much')
      guest.socket.destroy()
    }
  }, sweepMs)
  sweep.unref()

  const server = tls ? tlsServer(tls, handshakeMs) : createServer({ noDelay: true })
  if (tls) {
    server.prependListener('connection', admit)
    server.on('secureConnection', (socket: TLSSocket) => {
      // The raw socket's listener doesn't hear what breaks the encrypted one.
      socket.on('error', () => socket.destroy())
      if (socket.alpnProtocol === 'h2') return onConnection(socket)
      refused.note('handshake', 'no HTTP/2 was asked for (ALPN h2)')
      socket.destroy()
    })
    server.on('tlsClientError', (error: NodeJS.ErrnoException, socket: TLSSocket) => {
      refused.note('handshake', error.code)
      socket.destroy()
    })
  } else server.on('connection', (socket: Socket) => void (admit(socket) && onConnection(socket)))
  await listen(server, { host, port, onError: (error) => refused.note('connections', error.code) })
  return {
    address: () => {
      const bound = server.address()
      return { host, port: typeof bound === 'object' && bound ? bound.port : port }
    },
    open: () => strangers.all().size,
    trust: strangers.trust,
    shut: () => void server.close(),
    end: () => {
      clearInterval(sweep)
      server.close()
      for (const socket of strangers.all()) socket.destroy()
    },
  }
}

function tlsServer(tls: TlsFiles, handshakeTimeout: number): Server {
  const fixed = { ALPNProtocols: ['h2'], minVersion: 'TLSv1.2', handshakeTimeout, noDelay: true } as const
  const server = createTlsServer({ ...tls.pair(), ...fixed })
  tls.onChange((pair) => server.setSecureContext({ ...pair, minVersion: fixed.minVersion }))
  return server
}

type ListenOptions = {
  host: string
  port: number
  /** What goes wrong later, such as running out of file descriptors, ends no server: the next connection may be taken. */
  onError: (error: NodeJS.ErrnoException) => void
}

/** @throws Error that says which port is taken */
export async function listen(server: Server, { host, port, onError }: ListenOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : `can't be opened (${error.code})`
      const message = `The Spamcheck door's port ${port} on ${host} ${why}. Set SPAMCHECK_PORT and SPAMCHECK_HTTP_PORT.`
      reject(new Error(message, { cause: error }))
    }
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      server.on('error', onError)
      resolve()
    })
  })
}
