import { z } from 'zod'
import { plainText } from '@/components/text/plain-text'
import { AppError, type ErrorCode, errorStatus } from '@/lib/errors'

const problemSchema = z.object({
  error: z.object({
    code: z.string().transform((code): ErrorCode => (code in errorStatus ? (code as ErrorCode) : 'internal')),
    message: z.string(),
    details: z.unknown().optional(),
  }),
})

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Asks one of our own routes. What comes back has the type that the route's verb gives.
 * @throws AppError as the server put it; `unavailable` when no answer came
 */
export async function api<Data>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Data> {
  const answer = await ask(method, path, body, signal)
  const data: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return data as Data
  const problem = problemSchema.safeParse(data)
  if (problem.success) throw new AppError(problem.data.error)
  throw new AppError({
    code: 'internal',
    message: `Natterjack answered ${answer.status}. Reload the page and try again.`,
  })
}

async function ask(method: Method, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: method === 'GET' ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new AppError({
      code: 'unavailable',
      message: 'Natterjack could not be reached. Check the connection and try again.',
      cause: error,
    })
  }
}

/** What to tell a person about any failure. */
export function messageOf(error: unknown): string {
  return error instanceof AppError
    ? plainText(error.message, { limit: 1_000 })
    : 'Something went wrong in this page. Reload it and try again.'
}
