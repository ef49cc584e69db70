import type { IncomingMessage } from 'node:http'
import { ApiError } from './call'

const limit = 32 * 1024 * 1024

/** The parameters of the body: JSON or a form; DELETE counts too (gitbeaker sends options that way). */
export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new ApiError(413, { error: 'Request Entity Too Large' })
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') return {}
  const type = request.headers['content-type'] ?? ''
  if (type.includes('json')) return parseJson(text)
  return Object.fromEntries(new URLSearchParams(text))
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    throw new ApiError(400, { error: 'The provided body is invalid JSON' })
  }
  return {}
}

export function hasBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length']
  return (length !== undefined && length !== '0') || request.headers['transfer-encoding'] !== undefined
}
