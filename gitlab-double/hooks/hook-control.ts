import { randomUUID } from 'node:crypto'
import { Agent } from 'undici'
import { createRandom } from '../random'
import { trimRing } from '../ring'
import type { Occurrence, Store } from '../world/store'
import { deliveryHeaders } from './headers'
import { type Delivery, type Hook, moderationDefaults, type NewHook, systemDefaults } from './hook'
import { createOutbox } from './outbox'
import { sendDelivery } from './send-delivery'

export type HookFaults = {
  /** Probabilities, 0..1, per delivery. */
  duplicate: number
  reorder: number
  drop: number
}

export type HookControl = {
  register(hook: NewHook): Hook
  update(id: number, changes: Partial<Omit<Hook, 'id' | 'kind'>>): Hook | undefined
  remove(id: number): boolean
  get(id: number): Hook | undefined
  list(): Hook[]
  /** Set at once: `hooks.faults.drop = 0.1`. */
  faults: HookFaults
  /** The last 5,000 deliveries, oldest first; a duplicate or a resend is an entry of its own. */
  readonly deliveries: readonly Delivery[]
  /** Resolves when everything told so far was sent (held-back ones too) or given up. */
  drain(): Promise<void>
  /** The same body and Idempotency-Key again, as GitLab's resend button does. Throws when the delivery isn't in the log. */
  resend(deliveryId: number): Promise<Delivery>
  /** The payload of `POST /hooks/:id`; X-Gitlab-Event and token as always. */
  test(hook: Hook): Promise<Delivery>
  clear(): void
  /** Everything that happens in the world comes through here. */
  publish(occurrence: Occurrence): void
  close(): Promise<void>
}

const bodyLimit = 25 * 1024 * 1024
const deliveryLimit = 5_000

export function createHookControl(options: { store: Store; seed: number; concurrency?: number }): HookControl {
  const { store } = options
  const concurrency = options.concurrency ?? 64
  const agent = new Agent({ connections: concurrency, pipelining: 1, keepAliveTimeout: 30_000 })
  const hooks = new Map<number, Hook>()
  const deliveries: Delivery[] = []
  /** Event UUID → hooks that the chain already ran: GitLab doesn't run them again. */
  const chains = new Map<string, Set<number>>()
  const faults: HookFaults = { duplicate: 0, reorder: 0, drop: 0 }
  const random = createRandom(options.seed ^ 0x5eed)
  let lastHook = 0
  let lastDelivery = 0

  const outbox = createOutbox({
    concurrency,
    send: (delivery: Delivery) =>
      sendDelivery({ delivery, agent, timeoutMs: hooks.get(delivery.hookId)?.timeoutMs ?? 10_000 }),
  })

  function prepare(input: { hook: Hook; event: string; header: string; body: string; eventUuid: string; key: string }) {
    const { hook, event, header, body, eventUuid, key } = input
    const delivery: Delivery = {
      id: ++lastDelivery,
      hookId: hook.id,
      event,
      url: hook.url,
      requestHeaders: deliveryHeaders({
        hook,
        header,
        body,
        eventUuid,
        instance: store.url,
        version: store.version,
        withKey: !store.olderThan(17, 4),
        idempotencyKey: key,
      }),
      requestBody: body,
      outcome: 'waiting',
      status: null,
      error: null,
      at: store.now(),
      durationMs: null,
    }
    deliveries.push(delivery)
    trimRing(deliveries, deliveryLimit)
    return delivery
  }

  /** GitLab's recursion guard: a request that brings the event UUID of a chain doesn't run a hook of that chain again. */
  function chainBlocks(eventUuid: string, hookId: number): boolean {
    if (store.inheritedUuid && chains.get(eventUuid)?.has(hookId)) return true
    const ran = chains.get(eventUuid) ?? new Set<number>()
    ran.add(hookId)
    chains.set(eventUuid, ran)
    if (chains.size > 1_000) chains.delete(chains.keys().next().value ?? '')
    return false
  }

  function deliver(hook: Hook, occurrence: Occurrence, header: string, body: string, eventUuid: string): void {
    const key = randomUUID()
    const make = () => prepare({ hook, event: occurrence.event, header, body, eventUuid, key })
    const delivery = make()
    if (Buffer.byteLength(body) > bodyLimit) delivery.outcome = 'too-large'
    else if (chainBlocks(eventUuid, hook.id)) delivery.outcome = 'blocked'
    else if (faults.drop > 0 && random.chance(faults.drop)) delivery.outcome = 'dropped'
    else {
      outbox.add(delivery, faults.reorder > 0 && random.chance(faults.reorder))
      if (faults.duplicate > 0 && random.chance(faults.duplicate)) outbox.add(make(), false)
    }
  }

  return {
    faults,
    deliveries,
    register(input) {
      const hook: Hook = {
        id: ++lastHook,
        kind: input.kind,
        projectId: input.projectId ?? null,
        url: input.url,
        name: input.name ?? '',
        description: input.description ?? '',
        token: input.token ?? null,
        signingToken: input.signingToken ?? null,
        flags: { ...(input.kind === 'project' ? moderationDefaults : systemDefaults), ...input.flags },
        sslVerification: input.sslVerification ?? true,
        customHeaders: input.customHeaders ?? [],
        createdAt: store.now(),
        timeoutMs: input.timeoutMs ?? 10_000,
      }
      hooks.set(hook.id, hook)
      return hook
    },
    update(id, changes) {
      const hook = hooks.get(id)
      if (hook) Object.assign(hook, changes)
      return hook
    },
    remove: (id) => hooks.delete(id),
    get: (id) => hooks.get(id),
    list: () => [...hooks.values()],
    publish(occurrence) {
      if (store.quiet || hooks.size === 0) return
      let body: string | null = null
      const eventUuid = store.eventUuid ?? randomUUID()
      for (const hook of hooks.values()) {
        const header = headerFor(hook, occurrence)
        if (header === null) continue
        body ??= JSON.stringify(occurrence.payload())
        deliver(hook, occurrence, header, body, eventUuid)
      }
    },
    drain: () => outbox.drain(),
    async resend(deliveryId) {
      const old = deliveries.find((delivery) => delivery.id === deliveryId)
      const hook = old && hooks.get(old.hookId)
      if (!old || !hook) throw new Error(`Delivery ${deliveryId} is not in the log, or its hook was removed.`)
      const again = prepare({
        hook,
        event: old.event,
        header: old.requestHeaders['X-Gitlab-Event'] ?? 'System Hook',
        body: old.requestBody,
        eventUuid: old.requestHeaders['X-Gitlab-Event-UUID'] ?? randomUUID(),
        key: old.requestHeaders['Idempotency-Key'] ?? randomUUID(),
      })
      await sendDelivery({ delivery: again, agent, timeoutMs: hook.timeoutMs })
      return again
    },
    async test(hook) {
      const payload = {
        event_name: 'project_create',
        name: 'Ruby',
        path: 'ruby',
        project_id: 1,
        owner_name: 'Someone',
        owner_email: 'example@gitlabhq.com',
      }
      const delivery = prepare({
        hook,
        event: 'project_create',
        header: 'System Hook',
        body: JSON.stringify(payload),
        eventUuid: randomUUID(),
        key: randomUUID(),
      })
      await sendDelivery({ delivery, agent, timeoutMs: hook.timeoutMs })
      return delivery
    },
    clear() {
      deliveries.length = 0
    },
    async close() {
      outbox.stop()
      await agent.destroy()
    },
  }
}

/** The X-Gitlab-Event of this hook for this occurrence; null when the hook doesn't hear of it. */
function headerFor(hook: Hook, { system, project }: Occurrence): string | null {
  if (hook.kind === 'file') return project || system === 'always' || system === 'repository_update_events' ? '' : null
  if (hook.kind === 'system')
    return system !== null && (system === 'always' || hook.flags[system]) ? 'System Hook' : null
  if (project === null || !hook.flags[project.flag]) return null
  return hook.projectId === null || hook.projectId === project.id ? project.header : null
}
