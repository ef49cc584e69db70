import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Fault } from './fault'

export type Answer = { status: number; headers: Record<string, string | string[]>; body: string }

/** Writes the real answer in a broken way. Every way ends when the client hangs up, so that nothing is left running. */
export async function spoilAnswer(response: ServerResponse, answer: Answer, fault: Fault): Promise<void> {
  const { status, headers } = answer
  const body = Buffer.from(answer.body)
  const half = body.subarray(0, Math.ceil(body.length / 2))
  const full = { ...headers, 'content-length': String(body.length) }
  switch (fault.kind) {
    case 'slow-drip':
      return drip(response.writeHead(status, full), body, fault.ms ?? 50)
    case 'half-close':
      response.writeHead(status, full).write(half, () => response.socket?.end())
      return
    case 'reset':
      response.writeHead(status, full).write(half, () => response.socket?.resetAndDestroy())
      return
    case 'truncated-json':
      response.writeHead(status, { ...headers, 'content-length': String(half.length) }).end(half)
      return
    case 'wrong-length':
      response.writeHead(status, { ...headers, 'content-length': String(body.length + (fault.bytes ?? 16)) }).end(body)
      return
    case 'endless':
      response.writeHead(status, headers).write('{"id":1,"bio":"')
      return pour(response, Number.POSITIVE_INFINITY)
    case 'huge':
      response.writeHead(status, headers).write('{"id":1,"bio":"')
      await pour(response, fault.bytes ?? 64 * 1024 * 1024)
      response.end('"}')
      return
    case 'gzip-bomb':
      return bomb(response.writeHead(status, { ...headers, 'content-encoding': 'gzip' }), fault.bytes ?? 256 * mebibyte)
    case 'brotli': {
      const packed = brotliCompressSync(body)
      response.writeHead(status, { ...headers, 'content-encoding': 'br', 'content-length': String(packed.length) })
      response.end(packed)
      return
    }
    default:
      response.writeHead(status, full).end(body)
  }
}

const mebibyte = 1024 * 1024

async function drip(response: ServerResponse, body: Buffer, pauseMs: number): Promise<void> {
  for (let i = 0; i < body.length && !response.destroyed; i++) {
    response.write(body.subarray(i, i + 1))
    await wait(pauseMs)
  }
  response.end()
}

async function pour(response: ServerResponse, bytes: number): Promise<void> {
  const piece = 'x'.repeat(64 * 1024)
  for (let sent = 0; sent < bytes && !response.destroyed; sent += piece.length) await push(response, piece)
}

/** A gzip of many members, each a mebibyte of blanks in about a kilobyte: small on the wire, huge once unpacked. */
async function bomb(response: ServerResponse, bytes: number): Promise<void> {
  response.write(gzipSync('{"id":1,"bio":"'))
  const member = gzipSync(Buffer.alloc(mebibyte, ' '))
  for (let sent = 0; sent < bytes && !response.destroyed; sent += mebibyte) await push(response, member)
  response.end(gzipSync('"}'))
}

function push(response: ServerResponse, piece: string | Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve()
    const onward = () => {
      response.off('close', onward)
      response.off('drain', onward)
      resolve()
    }
    if (response.write(piece)) return void setImmediate(resolve)
    response.once('drain', onward)
    response.once('close', onward)
  })
}
