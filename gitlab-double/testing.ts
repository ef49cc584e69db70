import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { GitLabDouble } from './start-double'

export type Answer = { status: number; headers: Headers; text: string; json: unknown }

/** A caller of the double's REST side, for tests: `api('POST', '/users/4/block')`. */
export function apiOf(double: GitLabDouble, token: string | null = double.adminToken) {
  return async function api(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(`${double.url}/api/v4${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { 'private-token': token }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') && text !== ''
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined }
  }
}

export type Received = { headers: IncomingHttpHeaders; raw: string; body: Record<string, unknown> }

/** A hook receiver that keeps what it gets. `answer` may be changed while it runs; null = never answers. */
export async function startReceiver() {
  const received: Received[] = []
  const state: { answer: number | null } = { answer: 200 }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8')
      received.push({ headers: request.headers, raw, body: JSON.parse(raw) })
      if (state.answer !== null) response.writeHead(state.answer).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    state,
    /** event_name or object_kind of everything so far. */
    events: () => received.map(({ body }) => String(body.event_name ?? body.object_kind)),
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
