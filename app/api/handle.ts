import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { findSessionUser, type SessionUser } from '@/lib/auth/find-session-user'
import { hasRole, type Role, roleNames } from '@/lib/auth/role'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { parseInput, queryOf, readJsonBody, requireJson } from './read-input'
import { isSameOrigin } from './same-origin'

type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

type Door<Params, Query, Body> = {
  /** The least role that may come in. */
  role: Role
  /** z.strictObject of strings: `z.strictObject({ id: z.coerce.number().int().positive() })`. */
  params?: Params
  query?: Query
  body?: Body
  /** Of the body; left out: what nearly every form fits in. */
  maxBytes?: number
}

type Input<Params, Query, Body> = {
  params: Out<Params>
  query: Out<Query>
  body: Out<Body>
  user: SessionUser
  request: Request
}

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/**
 * The one way into an API route: session and role from the database, same-origin check and JSON on changes, strict schemas
 * in, JSON out (or a Response as it is), every failure as `{error: {code, message, details?, requestId}}`, never cached.
 */
export function handle<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(door: Door<Params, Query, Body>, run: (input: Input<Params, Query, Body>) => unknown) {
  return async (request: Request, context: Context): Promise<Response> => {
    const requestId = requestIdOf(request.headers)
    try {
      const user = await admit(request, door.role)
      const data = await run({
        user,
        request,
        params: (door.params ? parseInput(door.params, await context.params, 'address') : undefined) as Out<Params>,
        query: (door.query ? parseInput(door.query, queryOf(request.url), 'query') : undefined) as Out<Query>,
        body: (door.body
          ? parseInput(door.body, await readJsonBody(request, door.maxBytes), 'body')
          : undefined) as Out<Body>,
      })
      return finish(data instanceof Response ? data : Response.json(data ?? null), requestId)
    } catch (error) {
      return finish(problem(error, request, requestId), requestId)
    }
  }
}

async function admit(request: Request, role: Role): Promise<SessionUser> {
  const user = await findSessionUser({ cookie: request.headers.get('cookie') })
  if (!user) throw new AppError({ code: 'unauthenticated', message: 'Your session has ended. Sign in again.' })
  if (!hasRole(user.role, role))
    throw new AppError({
      code: 'forbidden',
      message: `This needs the role ${roleNames[role]}; you are ${roleNames[user.role]}. An admin can change that.`,
    })
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    if (!isSameOrigin(request.headers))
      throw new AppError({ code: 'forbidden', message: 'Changes are accepted from Natterjack’s own pages only.' })
    requireJson(request.headers)
  }
  return user
}

function problem(error: unknown, request: Request, requestId: string): Response {
  if (error instanceof AppError) {
    const { code, message, details } = error
    if (error.status >= 500) log.error({ err: error, requestId }, 'request failed')
    return Response.json({ error: { code, message, details, requestId } }, { status: error.status })
  }
  log.error({ err: error, requestId, method: request.method, path: new URL(request.url).pathname }, 'request failed')
  const message = `Natterjack failed at this. Try again; if it stays, give an admin the number ${requestId}.`
  return Response.json({ error: { code: 'internal', message, requestId } }, { status: 500 })
}

function finish(response: Response, requestId: string): Response {
  response.headers.set('cache-control', 'no-store')
  response.headers.set('x-request-id', requestId)
  return response
}

/** A proxy's number is kept when it is harmless in a log. */
function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id')
  return given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}
