import type { APIRequestContext } from '@playwright/test'
import { readState } from './state'

/** Signs in as the form does, without one: the cookie stays in the request's context, which pages share. */
export async function signIn(request: APIRequestContext, username: string, password: string): Promise<void> {
  const { web } = readState()
  const { csrfToken } = (await (await request.get(`${web}/api/auth/csrf`)).json()) as { csrfToken: string }
  const answer = await request.post(`${web}/api/auth/callback/credentials`, {
    form: { csrfToken, username, password, json: 'true' },
  })
  const { url } = (await answer.json()) as { url: string }
  const problem = new URL(url).searchParams.get('error')
  if (!answer.ok() || problem) throw new Error(`${username} could not sign in: ${answer.status()} ${problem}`)
}

/** One of our own routes, called as our pages call it. Throws with the server's words when it refuses. */
export async function ask<Answer>(
  request: APIRequestContext,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<Answer> {
  const { web } = readState()
  const headers = { origin: web, 'content-type': 'application/json' }
  const answer = await request.fetch(`${web}${path}`, { method, headers, ...(body ? { data: body } : {}) })
  if (!answer.ok()) throw new Error(`${method} ${path} was answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
