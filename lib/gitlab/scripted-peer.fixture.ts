import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

export type ScriptedPeer = {
  url: string
  /** First lines and headers of the requests that came in, whole. */
  requests: string[]
  connections: () => number
  close: () => Promise<void>
}

export type Script = (socket: Socket, request: string, index: number) => void

/** A peer that speaks raw TCP, so that an answer can be wrong in every way. Each request is answered by the script. */
export async function scriptedPeer(script: Script): Promise<ScriptedPeer> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (data) => {
      const request = data.toString('latin1')
      requests.push(request)
      script(socket, request, requests.length - 1)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** A whole answer; a length is added unless one is given. */
export function answer(status: string, headers: Record<string, string>, body: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(body)
  const all = { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`), bytes])
}
