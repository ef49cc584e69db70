import { z } from 'zod'
import { AppError } from '@/lib/errors'

/** Far above nearly any form of ours; the hook door has a cap of its own. */
const usualBodyBytes = 256 * 1024
/** Settings hold two lists of up to thousands of projects. */
export const settingsBodyBytes = 2 * 1024 * 1024

export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError({
    code: 'bad_request',
    message: `The ${where} of this request is not as it should be: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`,
    details: { where, issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) },
  })
}

/** A name that is given twice becomes a list, which no schema of a single value accepts. */
export function queryOf(url: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  const { searchParams } = new URL(url)
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name)
    query[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return query
}

/** @throws AppError `unsupported_media_type`, `too_large` or `bad_request` */
export async function readJsonBody(request: Request, maxBytes = usualBodyBytes): Promise<unknown> {
  const text = await readText(request, maxBytes)
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError({ code: 'bad_request', message: 'The body of this request is not JSON.' })
  }
}

export function requireJson(headers: Headers): void {
  if (headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json') return
  throw new AppError({ code: 'unsupported_media_type', message: 'Changes are sent as application/json.' })
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = new AppError({ code: 'too_large', message: 'The body of this request is too large.' })
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge
  if (!request.body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw tooLarge
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
