import type { IncomingMessage } from 'node:http'
import type { HookControl } from '../hooks/hook-control'
import type { Submit } from '../spamcheck/submit'
import type { Token, User } from '../world/objects'
import type { Store } from '../world/store'
import type { World } from '../world/world'

export type Caller = {
  user: User
  token: Token
  /** What the token makes effective: an admin's flag, minus Admin Mode without its scope, minus a lost-privilege fault. */
  admin: boolean
}

export type Backend = { store: Store; world: World; submit: Submit; hooks: HookControl }

/** One request as a handler sees it. */
export type Call = Backend & {
  method: string
  path: string
  /** Path parameters, still percent-decoded, in the order of the route. */
  params: Record<string, string>
  query: URLSearchParams
  body: Record<string, unknown>
  caller: Caller | null
  request: IncomingMessage
}

export type Reply = {
  status: number
  json?: unknown
  text?: string
  type?: string
  headers?: Record<string, string | string[]>
}

export type Handler = (call: Call) => Reply | Promise<Reply>

/** An answer that ends the handling: GitLab's error bodies come in several shapes, so the body is given whole. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly reply: Reply
  constructor(status: number, json: unknown, headers?: Record<string, string>) {
    super(`GitLab answers ${status}.`)
    this.reply = { status, json, headers }
  }
}

export const ok = (json: unknown): Reply => ({ status: 200, json })
export const created = (json: unknown): Reply => ({ status: 201, json })
export const accepted = (): Reply => ({ status: 202, json: { message: '202 Accepted' } })
export const noContent = (): Reply => ({ status: 204 })

export function notFound(what?: string): ApiError {
  return new ApiError(404, { message: what === undefined ? '404 Not found' : `404 ${what} Not Found` })
}

export function forbidden(reason?: string): ApiError {
  return new ApiError(403, { message: reason === undefined ? '403 Forbidden' : `403 Forbidden - ${reason}` })
}

export function badRequest(message: unknown): ApiError {
  return new ApiError(400, { message })
}

/** Grape's own parameter errors come under `error`, not `message`. */
export function invalidParam(error: string): ApiError {
  return new ApiError(400, { error })
}

export function unauthorized(): ApiError {
  return new ApiError(401, { message: '401 Unauthorized' })
}

export function requireUser(call: Call): Caller {
  if (!call.caller) throw unauthorized()
  return call.caller
}

export function requireAdmin(call: Call): Caller {
  const caller = requireUser(call)
  if (!caller.admin) throw forbidden()
  return caller
}
