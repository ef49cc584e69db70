import type { NewFault } from '../faults/fault'
import { created, noContent, notFound, ok } from '../rest/call'
import type { Route } from '../rest/router'
import { spamScore } from '../spamcheck/spam-desk'
import type { GitLabDouble } from '../start-double'
import { seedWorld } from '../traffic/seed-world'
import { startTraffic, type Traffic } from '../traffic/start-traffic'
import { objectRoutes } from './objects'
import * as schemas from './schemas'

/** Everything under /-/double: the double's own door, not GitLab's. */
export function controlRoutes(double: () => GitLabDouble): { routes: Route[]; stop: () => void } {
  let traffic: Traffic | null = null
  const stop = () => {
    traffic?.stop()
    traffic = null
  }
  const trafficState = () => ({
    running: traffic !== null,
    made: traffic?.made() ?? 0,
    unsaved: traffic?.unsaved() ?? null,
  })
  const routes: Route[] = [
    ...objectRoutes,
    { method: 'GET', path: '/state', handler: () => ok(summary(double())) },
    {
      method: 'POST',
      path: '/hooks',
      handler: ({ body }) => created(double().hooks.register(schemas.newHook.parse(body))),
    },
    { method: 'GET', path: '/hooks', handler: () => ok(double().hooks.list()) },
    {
      method: 'DELETE',
      path: '/hooks/:id',
      handler: ({ params }) => {
        if (!double().hooks.remove(Number(params.id))) throw notFound('Hook')
        return noContent()
      },
    },
    {
      method: 'PUT',
      path: '/hook-faults',
      handler: ({ body }) => ok(Object.assign(double().hooks.faults, schemas.hookFaults.parse(body))),
    },
    { method: 'GET', path: '/deliveries', handler: ({ query }) => ok(tail(double().hooks.deliveries, query)) },
    {
      method: 'POST',
      path: '/deliveries/:id/resend',
      handler: async ({ params }) => created(await double().hooks.resend(Number(params.id))),
    },
    {
      method: 'POST',
      path: '/drain',
      handler: async () => {
        await double().hooks.drain()
        return noContent()
      },
    },
    {
      method: 'POST',
      path: '/flush-removals',
      handler: ({ world }) => {
        world.flushRemovals()
        return noContent()
      },
    },
    { method: 'GET', path: '/faults', handler: () => ok(double().faults.list()) },
    {
      method: 'POST',
      path: '/faults',
      handler: ({ body }) => created(double().faults.add(toFault(schemas.newFault.parse(body)))),
    },
    {
      method: 'DELETE',
      path: '/faults',
      handler: () => {
        double().faults.clear()
        return noContent()
      },
    },
    {
      method: 'PUT',
      path: '/throttle',
      handler: ({ body }) => {
        double().faults.throttle = schemas.throttle.parse(body)
        return ok(double().faults.throttle)
      },
    },
    {
      method: 'PUT',
      path: '/latency',
      handler: ({ body }) => {
        const { ms } = schemas.latency.parse(body)
        double().setLatency(ms)
        return ok({ ms })
      },
    },
    { method: 'GET', path: '/requests', handler: ({ query }) => ok(tail(double().requests, query)) },
    {
      method: 'DELETE',
      path: '/requests',
      handler: () => {
        double().requests.clear()
        return noContent()
      },
    },
    { method: 'GET', path: '/spamcheck/calls', handler: ({ query }) => ok(tail(double().spam.calls, query)) },
    { method: 'GET', path: '/spamcheck/logs', handler: () => ok([...double().spam.logs.values()]) },
    {
      method: 'GET',
      path: '/spamcheck/scores/:id',
      handler: ({ params }) => {
        const { spam } = double()
        const id = Number(params.id)
        return ok({ scores: spam.scores.get(id) ?? [], average: spamScore(spam, id) })
      },
    },
    { method: 'GET', path: '/truth', handler: () => ok(double().truth.all()) },
    {
      method: 'POST',
      path: '/seed',
      handler: ({ body }) => {
        seedWorld(double(), schemas.seeding.parse(body))
        return created(summary(double()))
      },
    },
    { method: 'GET', path: '/traffic', handler: () => ok(trafficState()) },
    {
      method: 'POST',
      path: '/traffic',
      handler: ({ body }) => {
        const rate = schemas.trafficRate.parse(body)
        stop()
        traffic = startTraffic(double(), rate)
        return created(trafficState())
      },
    },
    {
      method: 'DELETE',
      path: '/traffic',
      handler: () => {
        stop()
        return noContent()
      },
    },
  ]
  return { routes, stop }
}

/** The latest entries, `?limit=` of them (100), those whose text holds `?path=`, `?event=` or `?type=`. */
function tail(log: readonly { path?: string; event?: string; type?: string }[], query: URLSearchParams): unknown[] {
  const wanted = query.get('path') ?? query.get('event') ?? query.get('type')
  const rows = wanted === null ? log : log.filter((row) => (row.path ?? row.event ?? row.type ?? '').includes(wanted))
  return rows.slice(-Number(query.get('limit') ?? 100))
}

function toFault({ match, ...rest }: ReturnType<typeof schemas.newFault.parse>): NewFault {
  if (!match) return rest
  const { pathPattern, path, method } = match
  return { ...rest, match: { method, path: pathPattern === undefined ? path : new RegExp(pathPattern) } }
}

function summary({ world, hooks, requests, truth, spam, url }: GitLabDouble): Record<string, unknown> {
  return {
    url,
    users: world.users().length,
    projects: world.projects().length,
    groups: world.groups().length,
    issues: world.issues().length,
    notes: world.notes().length,
    snippets: world.snippets().length,
    mergeRequests: world.mergeRequests().length,
    hooks: hooks.list().length,
    deliveries: hooks.deliveries.length,
    requests: requests.length,
    spamcheckCalls: spam.calls.length,
    spamLogs: spam.logs.size,
    spam: truth.all().filter(({ verdict }) => verdict === 'spam').length,
    removalsUnderWay: world.removalsUnderWay(),
  }
}
