import type { Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { failureOf, fine, get, withClients } from './client.fixture'
import type { GitLabError } from './gitlab-error'
import { answer, type Script } from './scripted-peer.fixture'

// Needs no service, but a process of its own: it measures its memory, and unit tests share theirs with each other.
const { start } = withClients()

describe('what a broken or hostile peer does', () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
  test.each<[string, GitLabError['reason'], Script]>([
    ['no answer at all', 'unavailable', () => undefined],
    [
      'a byte a while, headers first',
      'unavailable',
      (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx: y\r\n'.repeat(99)),
    ],
    [
      'a byte a while, then the body',
      'unavailable',
      (socket) => drip(socket, ' '.repeat(9999), answer('200 OK', { 'content-length': '9999' })),
    ],
    ['a half-closed connection', 'unavailable', (socket) => void socket.end()],
    [
      'a connection closed in the middle',
      'unavailable',
      (socket) => void socket.end(fine.subarray(0, fine.length - 3)),
    ],
    [
      'a reset in the middle',
      'unavailable',
      (socket) => void socket.write(fine.subarray(0, fine.length - 3), () => socket.resetAndDestroy()),
    ],
    [
      'a length that is too long',
      'unavailable',
      (socket) => void socket.end(answer('200 OK', { 'content-length': '400' }, '{"ok":true}')),
    ],
    [
      'a length that is too short',
      'invalid_answer',
      (socket) => void socket.end(answer('200 OK', { 'content-length': '5' }, '{"ok":true}')),
    ],
    ['something that isn’t HTTP', 'unavailable', (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
    [
      'headers without end',
      'unavailable',
      (socket) => flood(socket, 'HTTP/1.1 200 OK\r\n', `x: ${'y'.repeat(1000)}\r\n`),
    ],
    [
      'a body without end',
      'invalid_answer',
      (socket) =>
        flood(socket, 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', `4000\r\n${' '.repeat(0x4000)}\r\n`),
    ],
    [
      'two gigabytes announced',
      'invalid_answer',
      (socket) => void socket.write(answer('200 OK', { 'content-length': '2147483648' }, '{')),
    ],
    [
      'a gzip bomb',
      'invalid_answer',
      (socket) => void socket.write(answer('200 OK', { 'content-encoding': 'gzip' }, bomb)),
    ],
    [
      'Brotli',
      'invalid_answer',
      (socket) => void socket.write(answer('200 OK', { 'content-encoding': 'br' }, brotliCompressSync('{"ok":true}'))),
    ],
    [
      'Brotli in an error',
      'invalid_answer',
      (socket) => void socket.write(answer('500 Oh', { 'content-encoding': 'br' }, brotliCompressSync('{}'))),
    ],
    [
      'an error page without end',
      'gone',
      (socket) =>
        flood(socket, 'HTTP/1.1 404 No\r\ntransfer-encoding: chunked\r\n\r\n', `4000\r\n${' '.repeat(0x4000)}\r\n`),
    ],
  ])('%s: %s, soon and without filling the memory', async (_, reason, script) => {
    const { gitlab } = await start(script, { timeoutMs: 400 })
    const before = process.memoryUsage().rss
    expect((await failureOf(get(gitlab))).reason).toBe(reason)
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })

  test.each(['gzip', 'br', 'deflate', 'identity, br'])('an answer in %s is refused by its header', async (encoding) => {
    const { gitlab } = await start((socket) =>
      socket.write(answer('200 OK', { 'content-encoding': encoding }, '{"ok":true}')),
    )
    expect((await failureOf(get(gitlab))).message).toContain('compressed')
  })

  test('a stale connection is no reason to give up a read, but a write is sent once', async () => {
    const { peer, gitlab } = await start((socket, request, index) => {
      if (index === 1 || request.startsWith('POST')) socket.resetAndDestroy()
      else socket.write(fine)
    })
    await get(gitlab)
    await get(gitlab)
    expect(peer.requests).toHaveLength(3)
    const error = await failureOf(gitlab.call({ method: 'POST', path: '/users/1/block' }))
    expect(error).toMatchObject({ reason: 'unavailable', maybeDone: true })
    expect(peer.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1)
  })

  test('nobody there: certainly nothing was done', async () => {
    const { peer, gitlab } = await start(() => undefined)
    await peer.close()
    const error = await failureOf(gitlab.call({ method: 'POST', path: '/users/1/block' }))
    expect(error).toMatchObject({ reason: 'unavailable', maybeDone: false })
  })

  test('what was given up while it waited for a connection never leaves', async () => {
    const held: Socket[] = []
    const { peer, gitlab } = await start((socket) => void held.push(socket), { timeoutMs: 5_000 })
    const busy = [1, 2, 3, 4].map(() => gitlab.call({ method: 'POST', path: '/busy' }))
    const given = await failureOf(gitlab.call({ method: 'POST', path: '/given-up', timeoutMs: 100 }))
    expect(given).toMatchObject({ reason: 'unavailable', maybeDone: false })
    for (const socket of held) socket.write(fine)
    await Promise.all(busy)
    expect(peer.requests.filter((request) => request.includes('/given-up'))).toEqual([])
  })

  test('a GitLab that is down is asked by one at a time, and found again', async () => {
    let up = false
    const { peer, gitlab } = await start((socket) => socket.write(up ? fine : answer('502 Bad Gateway', {}, '<html>')))
    for (let index = 0; index < 5; index++) await failureOf(get(gitlab))
    expect(gitlab.health()).toMatchObject({ state: 'down', reason: 'unavailable' })
    const error = await failureOf(get(gitlab))
    expect(error).toMatchObject({ reason: 'unavailable', maybeDone: false, retryAfterMs: expect.any(Number) })
    expect(peer.requests).toHaveLength(5)
    up = true
    await expect
      .poll(
        () =>
          get(gitlab).then(
            () => 'up',
            () => 'down',
          ),
        { timeout: 5_000 },
      )
      .toBe('up')
    expect(gitlab.health().state).toBe('up')
  })
})

function drip(socket: Socket, text: string, head: Buffer = Buffer.alloc(0)): void {
  socket.write(head)
  let at = 0
  const timer = setInterval(() => socket.write(text.charAt(at++)), 20)
  socket.on('close', () => clearInterval(timer))
}

function flood(socket: Socket, head: string, more: string): void {
  socket.write(head)
  const pour = (): void => {
    while (!socket.destroyed && socket.write(more));
  }
  socket.on('drain', pour)
  pour()
}
