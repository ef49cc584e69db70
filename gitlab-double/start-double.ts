import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFaultControl, type FaultControl } from './faults/fault'
import { createHookControl, type HookControl } from './hooks/hook-control'
import { createRequestLog, type RequestLog } from './request-log'
import { createApiHandler } from './rest/handle-api'
import { restRoutes } from './rest/routes'
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
  /** How long a deleted object stays readable, in milliseconds (default 200). */
  removalDelayMs?: number
}

export type GitLabDouble = {
  url: string
  /** Scopes api, sudo, admin_mode; owned by the admin `natterjack-bot`. */
  adminToken: string
  world: World
  hooks: HookControl
  faults: FaultControl
  requests: RequestLog
  setLatency(ms: number): void
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
  let latencyMs = options.latencyMs ?? 0
  const backend = {
    store,
    world,
    hooks,
    faults,
    record,
    latency: () => latencyMs,
    adminMode: options.adminMode ?? false,
  }
  const handleApi = createApiHandler({ ...backend, routes: restRoutes() })

  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const url = request.url ?? '/'
    if (url.startsWith('/api/v4/')) void handleApi(request, response, '/api/v4')
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.')
  })
  server.requestTimeout = 0
  await listen(server, options.port ?? 0)
  store.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const adminToken = options.adminToken ?? `glpat-${randomBytes(15).toString('base64url')}`
  furnish(world, adminToken)

  return {
    url: store.url,
    adminToken,
    world,
    hooks,
    faults,
    requests: log,
    setLatency(ms) {
      latencyMs = ms
    },
    async close() {
      world.flushRemovals()
      await hooks.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

function furnish(world: World, adminToken: string): void {
  const long = new Date(Date.now() - 900 * 86_400_000).toISOString()
  world.createUser({
    username: 'root',
    name: 'Administrator',
    email: 'root@gitlab.double.example',
    isAdmin: true,
    createdAt: long,
  })
  const bot = world.createUser({
    username: 'natterjack-bot',
    name: 'Natterjack',
    email: 'natterjack@gitlab.double.example',
    isAdmin: true,
    createdAt: long,
    createdById: 1,
  })
  world.createUser({ username: 'ghost', name: 'Ghost User', userType: 'ghost', createdAt: long, confirmedAt: null })
  world.createToken({ userId: bot.id, scopes: ['api', 'sudo', 'admin_mode'], value: adminToken, name: 'natterjack' })
}
