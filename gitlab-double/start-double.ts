import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createControlHandler } from './control/handle-control'
import { controlRoutes } from './control/routes'
import { createFaultControl, type FaultControl } from './faults/fault'
import { handleGraphql } from './graphql/graphql'
import { createHookControl, type HookControl } from './hooks/hook-control'
import { createOAuthState, type OAuthClient } from './oauth/oauth-state'
import { discoveryRoutes, oauthRoutes } from './oauth/routes'
import { findPage } from './pages/find-page'
import { page, pageHeaders } from './pages/layout'
import { createRequestLog, type RequestLog } from './request-log'
import { createApiHandler } from './rest/handle-api'
import { restRoutes } from './rest/routes'
import { createSpamcheckClient } from './spamcheck/client'
import type { SpamDesk } from './spamcheck/spam-desk'
import { createSubmit, type Submit } from './spamcheck/submit'
import { createTruthBook, type TruthBook } from './traffic/truth'
import { restoreSnapshot, takeSnapshot } from './world/snapshot'
import { createStore } from './world/store'
import { createWorld, type World } from './world/world'

export type DoubleOptions = {
  /** 0 or left out: any free port. */
  port?: number
  seed?: number
  latencyMs?: number
  version?: string
  /** Admin Mode of the instance: admin calls then need the scope admin_mode too. */
  adminMode?: boolean
  edition?: 'ce' | 'ee'
  /** A fixed token instead of a random one, so that a restarted double knows its clients. */
  adminToken?: string
  /** A fixed OAuth application, for the same reason. */
  oauth?: Partial<OAuthClient>
  /** What an earlier double's `snapshot()` gave: its world goes on here. */
  snapshot?: Uint8Array
  /** PEM of the authorities that a Spamcheck server behind tls:// is checked by; left out: Node's own. */
  spamcheckCa?: string | undefined
  /** How long a deleted object stays readable, in milliseconds (default 200). */
  removalDelayMs?: number
}

export type GitLabDouble = {
  url: string
  /** Scopes api, sudo, admin_mode; owned by the admin `natterjack-bot`. */
  adminToken: string
  /** The application that moderators sign in with; push to `redirectUris` to allow an address (none = any on loopback). */
  oauth: OAuthClient
  /** Changes anything, as if on GitLab's own console: nobody is asked. */
  world: World
  /** Writes as people do: the Spamcheck server is asked first, where the settings say so. */
  submit: Submit
  /** What it was asked, spam logs, trust scores. */
  spam: SpamDesk
  hooks: HookControl
  faults: FaultControl
  requests: RequestLog
  /** What the traffic generator knows about what it made. */
  truth: TruthBook
  setLatency(ms: number): void
  snapshot(): Uint8Array
  close(): Promise<void>
}

/** Starts a GitLab on 127.0.0.1 with an administrator (root), the bot and the Ghost user in it. */
export async function startDouble(options: DoubleOptions = {}): Promise<GitLabDouble> {
  const seed = options.seed ?? 1
  const store = createStore({
    version: options.version ?? '18.5.1',
    edition: options.edition ?? 'ce',
    seed,
    removalDelayMs: options.removalDelayMs ?? 200,
  })
  const world = createWorld(store)
  const hooks = createHookControl({ store, seed })
  const faults = createFaultControl()
  const { log, record } = createRequestLog()
  store.emit = (occurrence) => hooks.publish(occurrence)
  const spamcheck = createSpamcheckClient({ ca: options.spamcheckCa })
  store.spam.ask = spamcheck.ask
  let latencyMs = options.latencyMs ?? 0
  const submit = createSubmit(store)
  const backend = { store, world, submit, hooks }
  const rest = { ...backend, faults, record, latency: () => latencyMs, adminMode: options.adminMode ?? false }
  const oauth = createOAuthState(options.oauth)
  const control = controlRoutes(() => double)
  const handlers: [prefix: string, handle: Handle][] = [
    ['/api/v4', createApiHandler({ ...rest, routes: restRoutes() })],
    ['/api/graphql', createApiHandler({ ...rest, routes: [{ method: 'POST', path: '', handler: handleGraphql }] })],
    ['/oauth', createApiHandler({ ...rest, routes: oauthRoutes(oauth) })],
    ['/.well-known', createApiHandler({ ...rest, routes: discoveryRoutes() })],
    ['/-/double', createControlHandler(backend, control.routes)],
  ]
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const url = request.url ?? '/'
    for (const [prefix, handle] of handlers) if (url.startsWith(prefix)) return void handle(request, response, prefix)
    showPage(response, findPage(store, url.split('?', 1)[0] ?? '/'))
  })
  server.requestTimeout = 0
  await listen(server, options.port ?? 0)
  store.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const adminToken = options.adminToken ?? `glpat-${randomBytes(15).toString('base64url')}`
  if (options.snapshot) restoreSnapshot(store, options.snapshot)
  else furnish(world)
  const botId = store.userIdByName.get('natterjack-bot')
  if (botId === undefined) throw new Error('The saved world has no bot; remove the file to begin anew.')
  world.createToken({ userId: botId, scopes: ['api', 'sudo', 'admin_mode'], value: adminToken, name: 'natterjack' })

  const double: GitLabDouble = {
    url: store.url,
    adminToken,
    oauth: oauth.client,
    world,
    submit,
    spam: store.spam,
    hooks,
    faults,
    requests: log,
    truth: createTruthBook(),
    setLatency(ms) {
      latencyMs = ms
    },
    snapshot: () => takeSnapshot(store),
    async close() {
      control.stop()
      spamcheck.close()
      world.flushRemovals()
      await hooks.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return double
}

type Handle = (request: IncomingMessage, response: ServerResponse, prefix: string) => Promise<void>

function showPage(response: ServerResponse, html: string | null): void {
  const body = html ?? page('Page not found', '<p>There is nothing here, or it is gone.</p>')
  response.writeHead(html === null ? 404 : 200, pageHeaders).end(body)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

function furnish(world: World): void {
  const long = new Date(Date.now() - 900 * 86_400_000).toISOString()
  world.createUser({
    username: 'root',
    name: 'Administrator',
    email: 'root@gitlab.double.example',
    isAdmin: true,
    createdAt: long,
  })
  world.createUser({
    username: 'natterjack-bot',
    name: 'Natterjack',
    email: 'natterjack@gitlab.double.example',
    isAdmin: true,
    createdAt: long,
    createdById: 1,
  })
  world.createUser({ username: 'ghost', name: 'Ghost User', userType: 'ghost', createdAt: long, confirmedAt: null })
}
