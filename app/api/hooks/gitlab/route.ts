import { sharedIntake } from '@/lib/intake/shared-intake'
import { handOver } from './hand-over'

/** The hook door for `next start`. Under server.ts hooks are answered before Next and never come here. */
export async function POST(request: Request): Promise<Response> {
  const { status, body, retryAfter, eventId } = await sharedIntake().receive({
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: chunksOf(request.body),
  })
  if (eventId !== undefined) handOver(eventId)
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter))
  return Response.json(body, { status, headers })
}

async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}
