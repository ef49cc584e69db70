import { expect, test } from 'vitest'
import { changeSettings } from '@/lib/settings/change-settings'
import { defaultSettings } from '@/lib/settings/settings'
import { countUnfinished } from './testing/invariants'
import { withPipeline } from './testing/pipeline-setting'

const setting = withPipeline({ lockMs: 10_000 })
const patience = { timeout: 60_000, interval: 100 }

test('a project made private as spam, and made public again by its author, is back in the queue', async () => {
  const settings = structuredClone(defaultSettings)
  Object.assign(settings, { dryRun: false, undoSeconds: 0 })
  settings.kinds.project.thresholds = { conditional: 0, disallow: 0, block: 0 }
  settings.kinds.project.routes = {
    ...settings.kinds.project.routes,
    CONDITIONAL_ALLOW: 'ACT',
    DISALLOW: 'ACT',
    BLOCK: 'ACT',
  }
  settings.kinds.project.cap = 'BLOCK'
  settings.kinds.project.spamActions = ['MAKE_PROJECT_PRIVATE']
  await changeSettings({ settings, actor: { kind: 'system', name: 'test' }, basedOn: null })
  await setting.worker()
  const { world } = setting.double()
  const { prisma, pool } = setting.database()
  const screen = async (act: () => void): Promise<void> => {
    for (const hook of await setting.hooksOf(act)) await setting.send(hook)
    await setting.makeDue()
    await expect.poll(() => countUnfinished({ database: setting.database(), ledger: setting.ledger }), patience).toBe(0)
  }
  const creator = world.createUser({ username: 'maker' })
  await screen(() => void world.createProject({ creatorId: creator.id, visibility: 'public', path: 'offers' }))
  const { id = 0 } = world.projects().find(({ path }) => path === 'offers') ?? {}
  await expect.poll(() => world.project(id)?.visibility, patience).toBe('private')
  await expect.poll(() => prisma.action.count({ where: { state: 'DONE' } }), patience).toBe(1)

  // GitLab's hook about our own call names nobody: only what comes well after it is taken for somebody else's doing.
  await pool.query(
    `UPDATE action SET claimed_at = claimed_at - interval '1 hour', ended_at = ended_at - interval '1 hour'`,
  )
  await screen(() => void world.updateProject(id, { visibility: 'public' }))
  const item = { kind_gitlabId: { kind: 'project', gitlabId: id } } as const
  expect(await prisma.item.findUniqueOrThrow({ where: item })).toMatchObject({ reviewState: 'PENDING' })
  expect(await prisma.event.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    state: 'DONE',
    reason: 'effect_undone',
    detail: expect.stringContaining('public again'),
  })
}, 120_000)
