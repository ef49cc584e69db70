import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { ApiError, type Backend, type Reply } from '../rest/call'
import { send } from '../rest/handle-api'
import { hasBody, readBody } from '../rest/read-body'
import { createRouter, type Route } from '../rest/router'

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const hosts = ['127.0.0.1', 'localhost', '[::1]']

/** Only this machine's own processes may steer the double: not a page that a browser here happens to show. */
function mayControl(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  const origin = request.headers.origin
  const ownOrigin = origin === undefined || (URL.canParse(origin) && hosts.includes(new URL(origin).hostname))
  return loopback.includes(request.socket.remoteAddress ?? '') && hosts.includes(host) && ownOrigin
}

/** Answers /-/double/…: wrong input 400 with zod's words, a thing that can't be done 409 with the reason. */
export function createControlHandler(backend: Backend, routes: readonly Route[]) {
  const match = createRouter(routes)
  return async function handle(request: IncomingMessage, response: ServerResponse, prefix: string): Promise<void> {
    send(response, await answer(request, prefix), undefined, [])
  }

  async function answer(request: IncomingMessage, prefix: string): Promise<Reply> {
    if (!mayControl(request)) return { status: 403, json: { error: 'The double is steered from this machine only.' } }
    const url = request.url ?? '/'
    const [path = '', search = ''] = url.slice(prefix.length).split('?', 2)
    const method = request.method ?? 'GET'
    const found = match(method, path)
    if (found === null || 'allowed' in found) return { status: 404, json: { error: `No ${method} ${path} here.` } }
    try {
      const body = hasBody(request) ? await readBody(request) : {}
      const query = new URLSearchParams(search)
      return await found.handler({ ...backend, method, path, params: found.params, query, body, caller: null, request })
    } catch (error) {
      if (error instanceof ApiError) return error.reply
      if (error instanceof z.ZodError) return { status: 400, json: { error: z.prettifyError(error) } }
      return { status: 409, json: { error: error instanceof Error ? error.message : String(error) } }
    }
  }
}
