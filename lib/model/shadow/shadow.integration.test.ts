import { beforeEach, expect, test } from 'vitest'
import { buildItem } from '@/lib/testing/build'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { buildVersionOfModel } from '../model.fixture'
import { findShadow } from './find-shadow'
import { createShadowStore } from './shadow-store'

const database = withTestDatabase()
beforeEach(() => database().pool.query('TRUNCATE model_version, shadow_score, item, item_version, verdict CASCADE'))

test('stored in batches, a repeat once, and a failure is told and harms nobody', async () => {
  const { id: modelId } = await buildVersionOfModel({ state: 'SHADOW' })
  const failures: unknown[] = []
  const store = createShadowStore({ pool: database().pool, onFailure: (error) => failures.push(error) })
  for (let versionId = 1; versionId <= 700; versionId++) store.add({ modelId, versionId, score: 0.5 })
  store.add({ modelId, versionId: 700, score: 0.75 })
  await store.idle()
  const { rows } = await database().pool.query('SELECT count(*)::int AS n, max(score) AS score FROM shadow_score')
  expect(rows[0]).toEqual({ n: 700, score: 0.75 })

  const away = createShadowStore({
    pool: { query: () => Promise.reject(new Error('away')) } as never,
    onFailure: (error) => failures.push(error),
  })
  away.add({ modelId, versionId: 1, score: 0.1 })
  await away.idle()
  await expect.poll(() => failures).toHaveLength(1)
})

test('sums up what would go another way, by kind, with the thresholds that come with the model', async () => {
  expect(await findShadow()).toBeNull()
  // Its map moves issues' review threshold from 0.4 to about 0.16; users have none.
  const { id: modelId, name } = await buildVersionOfModel({ fromId: 1, state: 'SHADOW', shadowSince: new Date() })
  const store = createShadowStore({ pool: database().pool, onFailure: () => undefined })
  const score = async (kind: 'issue' | 'user', before: number, after: number) => {
    const fields: Record<string, string> =
      kind === 'issue' ? { title: `Cheap ${before}` } : { username: `cheap-${before}` }
    const { versionId, id } = await buildItem({ kind, fields, score: before })
    store.add({ modelId, versionId, score: after })
    return id
  }
  await score('issue', 0.9, 0.8)
  await score('issue', 0.9, 0.2)
  const quieter = await score('issue', 0.9, 0.1)
  await score('user', 0.9, 0.5)
  const newer = await score('user', 0.1, 0.5)
  await store.idle()
  const summary = await findShadow()
  expect(summary).toMatchObject({ model: { id: modelId, name }, items: 5, changed: 2 })
  expect(summary?.kinds).toEqual([
    { kind: 'issue', before: 'REVIEW', after: 'ALLOW', n: 1 },
    { kind: 'issue', before: 'REVIEW', after: 'REVIEW', n: 2 },
    { kind: 'user', before: 'ALLOW', after: 'REVIEW', n: 1 },
    { kind: 'user', before: 'REVIEW', after: 'REVIEW', n: 1 },
  ])
  expect(summary?.samples.map(({ itemId }) => itemId)).toEqual([newer, quieter])
})
