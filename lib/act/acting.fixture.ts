import { afterAll, beforeAll } from 'vitest'
import { type GitLabDouble, startDouble } from '../../gitlab-double/start-double'
import { createFetcher, type Fetcher } from '../fetch/fetch-item'
import { createVersionStore } from '../fetch/store-version'
import { createGitLabClient, type GitLabClient } from '../gitlab/client'
import type { Subject } from '../intake/subject'
import { defaultSettings, type Settings } from '../settings/settings'
import type { TestDatabase } from '../testing/database'
import { type CarryOutOptions, carryOutAction } from './carry-out-action'
import { type PlannedAction, planActions } from './plan-actions'

export const moderator = { kind: 'user', id: 1, name: 'ada' } as const
export const botUserId = 2

export type Acting = {
  double: GitLabDouble
  gitlab: GitLabClient
  /** Stores what GitLab has now and gives back the item's id. */
  item: (subject: Subject) => Promise<number>
  /** A spam decision with its actions, under the settings as they are. */
  decide: (itemId: number) => Promise<{ decisionId: number; actions: PlannedAction[] }>
  set: (changes: Partial<Settings>) => Promise<Settings>
  carryOut: (actionId: number, options?: Partial<CarryOutOptions>) => ReturnType<typeof carryOutAction>
  /** The requests that would change something, since the last call of `requests.clear()`. */
  writes: () => string[]
}

/** A double of GitLab and everything between a decision and its effect. Call it once at the top of a test file. */
export function withActing(database: () => TestDatabase): () => Acting {
  let acting: Acting | undefined
  let fetcher: Fetcher | undefined
  let settings: Settings = { ...defaultSettings, dryRun: false, undoSeconds: 0, actionsPerHour: 1000 }

  beforeAll(async () => {
    const double = await startDouble()
    const options = { url: double.url, token: double.adminToken, timeoutMs: 2_000, connections: 8 }
    const gitlab = createGitLabClient(options)
    const fetch = createFetcher({ gitlab })
    fetcher = fetch
    let observation = 0
    await database().prisma.user.create({ data: { id: moderator.id, username: 'ada', name: 'Ada', role: 'MODERATOR' } })
    acting = {
      double,
      gitlab,
      item: async (subject) => {
        fetch.invalidate(subject)
        const fetched = await fetch.fetch(subject)
        if (fetched.gone) throw new Error('There is no such thing in the double.')
        const store = createVersionStore({ pool: database().pool })
        return (await store.store({ fetched, observation: String(++observation), eventId: null })).itemId
      },
      decide: (itemId) =>
        database().prisma.$transaction(async (tx) => {
          const { versionId } = await tx.item.findUniqueOrThrow({ where: { id: itemId } })
          const data = { itemId, versionId: versionId ?? 0, kind: 'SPAM', moderatorId: moderator.id } as const
          const { id: decisionId } = await tx.decision.create({ data })
          return { decisionId, actions: await planActions({ tx, decisionId, itemId, actor: moderator, settings }) }
        }),
      set: async (changes) => {
        settings = { ...settings, ...changes }
        await database().prisma.settings.create({ data: { value: settings } })
        return settings
      },
      carryOut: (actionId, over) =>
        carryOutAction({ gitlab, actionId, botUserId, trustOf: async () => ({ trusted: false }), ...over }),
      writes: () =>
        double.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    }
    await acting.set({})
  })
  afterAll(async () => {
    await fetcher?.close()
    await acting?.gitlab.close()
    await acting?.double.close()
  })
  return () => {
    if (!acting) throw new Error('withActing: asked before the test began')
    return acting
  }
}
