import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withTestDatabase } from '@/lib/testing/with-test-database'

const database = withTestDatabase()
const root = join(import.meta.dirname, '..')

const setUp = (dryRun: boolean) =>
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/demo-setup.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database().url },
    input: JSON.stringify({ passwords: { admin: 'pw-admin-1', moderator: 'pw-mod-1', viewer: 'pw-view-1' }, dryRun }),
  })

test('the demo’s first settings stand in the audit log, and a second start changes nothing', async () => {
  setUp(false)
  setUp(true)
  const { prisma } = database()
  expect(await prisma.settings.findMany()).toMatchObject([{ value: { dryRun: false } }])
  const entries = await prisma.auditEntry.findMany({ where: { action: 'settings.changed' } })
  expect(entries).toMatchObject([{ actorName: 'demo', before: { dryRun: true }, after: { dryRun: false } }])
  expect(await prisma.user.count()).toBe(3)
}, 60_000)
