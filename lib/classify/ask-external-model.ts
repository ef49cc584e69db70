import type { Dispatcher, Pool } from 'undici'
import { type ExternalAnswer, ExternalModelError, externalAnswerSchema } from '@/lib/classify/external-answer'

const largestAnswer = 64 * 1024

/**
 * One request to the model service. Redirects aren't followed, and a compressed answer is refused unread: decoders of
 * hostile Brotli have run code before.
 * @throws ExternalModelError for everything but a well-formed answer; what an abort throws when `signal` fires
 */
export async function ask(options: {
  pool: Pool
  path: string
  body: string
  signal: AbortSignal
}): Promise<ExternalAnswer> {
  const { pool, path, body, signal } = options
  const response = await send(pool, path, body, signal)
  const { statusCode, headers } = response
  if (statusCode !== 200) {
    await discard(response)
    throw refused(statusCode, path)
  }
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') {
    await discard(response)
    throw new ExternalModelError({ message: "The model service sent a compressed answer, which isn't read." })
  }
  return parse(await readCapped(response, signal))
}

async function send(pool: Pool, path: string, body: string, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  try {
    return await pool.request({
      path,
      method: 'POST',
      body,
      signal,
      headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' },
    })
  } catch (cause) {
    if (signal.aborted) throw cause
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new ExternalModelError({ message: `The model service can't be reached (${code}).`, transient: true, cause })
  }
}

function refused(status: number, path: string): ExternalModelError {
  if (status === 404) return new ExternalModelError({ message: `The model service has no ${path}.`, counts: false })
  return new ExternalModelError({
    message: `The model service answered with status ${status}.`,
    transient: status === 429 || status >= 500,
  })
}

async function discard(response: Dispatcher.ResponseData): Promise<void> {
  await response.body.dump({ limit: largestAnswer })
}

async function readCapped(response: Dispatcher.ResponseData, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of response.body) {
      const bytes: Buffer = Buffer.from(chunk)
      length += bytes.length
      if (length > largestAnswer) {
        throw new ExternalModelError({ message: `The model service sent more than ${largestAnswer / 1024} kB.` })
      }
      chunks.push(bytes)
    }
  } catch (cause) {
    if (cause instanceof ExternalModelError || signal.aborted) throw cause
    throw new ExternalModelError({ message: "The model service's answer broke off.", transient: true, cause })
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): ExternalAnswer {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new ExternalModelError({ message: "The model service's answer is no JSON.", cause })
  }
  const answer = externalAnswerSchema.safeParse(json)
  if (!answer.success) {
    throw new ExternalModelError({
      message: 'The model service didn\'t answer {"prediction": 0 or 1, "score": 0 to 1}.',
      cause: answer.error,
    })
  }
  return answer.data
}
