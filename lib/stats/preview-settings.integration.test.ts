import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { judge } from '../decide/verdict'
import { type ItemKind, itemKinds } from '../fetch/item'
import { cappableVerdicts, defaultSettings, type KindSettings, routes, type Settings } from '../settings/settings'
import { withTestDatabase } from '../testing/with-test-database'
import { previewSettings } from './preview-settings'

const database = withTestDatabase()
const stored: { kind: ItemKind; score: number }[] = []
let counter = 0

type Given = { kind: ItemKind; score: number | null; trust?: object; createdAt?: Date; current?: boolean }

async function verdict({ kind, score, trust, createdAt, current = true }: Given): Promise<void> {
  const { prisma } = database()
  const item = await prisma.item.create({ data: { kind, gitlabId: ++counter } })
  const version = await prisma.itemVersion.create({
    data: { itemId: item.id, contentHash: Buffer.from(String(counter)), fields: {} },
  })
  if (current) await prisma.item.update({ where: { id: item.id }, data: { versionId: version.id } })
  const data = { itemId: item.id, versionId: version.id, verdict: 'ALLOW', uncapped: 'ALLOW', route: 'ALLOW' } as const
  await prisma.verdict.create({ data: { ...data, score, trust, createdAt } })
}

beforeAll(async () => {
  const scores = [0, 0.1, 0.25, 0.4, 0.45, 0.5, 0.5000001, 0.75, 0.89999999, 0.9, 0.99, 1]
  for (const kind of itemKinds)
    for (const score of scores) {
      stored.push({ kind, score })
      await verdict({ kind, score })
    }
  await verdict({ kind: 'issue', score: 0.99, trust: { rule: 'admin', reason: 'administrator of GitLab' } })
  await verdict({ kind: 'issue', score: null })
  await verdict({ kind: 'issue', score: 0.99, createdAt: new Date(Date.now() - 31 * 86_400_000) })
  await verdict({ kind: 'issue', score: 0.99, current: false })
})

function byHand(settings: Settings, kind: ItemKind) {
  const counts = { ALLOW: 0, REVIEW: 0, ACT: 0 }
  for (const { score } of stored.filter((row) => row.kind === kind)) counts[judge({ score, kind, settings }).route]++
  return counts
}

test('counts current contents of the last 30 days; trusted and unscored ones apart', async () => {
  const preview = await previewSettings({ before: defaultSettings, after: defaultSettings })
  expect(preview).toMatchObject({ untouched: 2, cut: false })
  expect(preview.kinds.find(({ kind }) => kind === 'issue')).toEqual({
    kind: 'issue',
    scored: 12,
    before: { ALLOW: 3, REVIEW: 9, ACT: 0 },
    after: { ALLOW: 3, REVIEW: 9, ACT: 0 },
  })
})

const threshold = fc.constantFrom(0, 0.1, 0.25, 0.3, 0.4, 0.5, 0.75, 0.9, 0.95, 1)
const route = fc.constantFrom(...routes)
const kindSettings: fc.Arbitrary<KindSettings> = fc.record({
  thresholds: fc
    .tuple(threshold, threshold, threshold)
    .map((three) => three.sort((a, b) => a - b))
    .map(([conditional = 0, disallow = 0, block = 0]) => ({ conditional, disallow, block })),
  cap: fc.constantFrom(...cappableVerdicts),
  routes: fc.record({ CONDITIONAL_ALLOW: route, DISALLOW: route, BLOCK: route }),
  spamActions: fc.constant<KindSettings['spamActions']>([]),
})
const anySettings: fc.Arbitrary<Settings> = fc.tuple(...itemKinds.map(() => kindSettings)).map((all) => ({
  ...defaultSettings,
  kinds: Object.fromEntries(itemKinds.map((kind, index) => [kind, all[index]])) as Settings['kinds'],
}))

test('agrees with the pipeline’s own rules, score by score', async () => {
  await fc.assert(
    fc.asyncProperty(anySettings, anySettings, async (before, after) => {
      const { kinds } = await previewSettings({ before, after })
      for (const preview of kinds) {
        expect(preview.before).toEqual(byHand(before, preview.kind))
        expect(preview.after).toEqual(byHand(after, preview.kind))
      }
    }),
    { numRuns: 60 },
  )
})
