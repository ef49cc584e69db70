import { expect, test } from 'vitest'
import { changeSettings } from '@/lib/settings/change-settings'
import { defaultSettings } from '@/lib/settings/settings'
import { countUnfinished, findViolations } from './testing/invariants'
import { withPipeline } from './testing/pipeline-setting'
import { stir } from './testing/stir'

const setting = withPipeline()
const patience = { timeout: 60_000, interval: 100 }
const actor = { kind: 'system', name: 'test' } as const

/** Every account is blocked by policy, at once and for real. */
async function actOnEveryUser(): Promise<void> {
  const settings = structuredClone(defaultSettings)
  Object.assign(settings, { dryRun: false, undoSeconds: 0, actionsPerHour: 1_000 })
  settings.kinds.user.thresholds = { conditional: 0, disallow: 0, block: 0 }
  settings.kinds.user.routes.BLOCK = 'ACT'
  await changeSettings({ settings, actor, basedOn: null })
}

test('killed before and after the call, and between decision and plan: no account is blocked twice', async () => {
  await actOnEveryUser()
  for (const hook of await setting.hooksOf((double) => stir(double, { count: 9, tag: 'act' }))) await setting.send(hook)
  await setting.makeDue()
  for (const at of ['decided:3', 'before_action:2', 'after_action:2', 'after_action:1']) {
    const worker = await setting.worker({ KILL_AT: at })
    expect(await worker.ended, `${at}: ${worker.output()}`).toBe('SIGKILL')
    // An interrupted action is left alone for a while; let it have passed.
    await setting.database().pool.query(`UPDATE action SET claimed_at = claimed_at - interval '1 hour'`)
    await setting.makeDue()
  }
  await setting.worker()
  await expect.poll(() => countUnfinished({ database: setting.database(), ledger: setting.ledger }), patience).toBe(0)
  const open = { state: { in: ['SCHEDULED' as const, 'RUNNING' as const, 'CALLING' as const] } }
  await expect.poll(() => setting.database().prisma.action.count({ where: open }), patience).toBe(0)

  // A worker that died with the call on its lips can't know whether it was heard. Then GitLab is looked at, and what wasn't
  // done is said to have failed; it is never tried a second time.
  const { world, requests } = setting.double()
  const users = world.users().filter(({ username }) => username.startsWith('act-'))
  const actions = await setting.database().prisma.action.findMany()
  const stateOf = new Map(actions.map(({ target, state }) => [target, state]))
  expect(actions.map(({ target }) => target).sort()).toEqual(users.map(({ id }) => `user:${id}`).sort())
  for (const { id, state } of users)
    expect([id, state]).toEqual([id, stateOf.get(`user:${id}`) === 'DONE' ? 'blocked' : 'active'])
  expect(actions.filter(({ state, reason }) => state !== 'DONE' && !(state === 'FAILED' && reason))).toEqual([])
  expect(actions.filter(({ state }) => state === 'DONE').length).toBeGreaterThan(users.length / 2)
  const blocks = requests.filter(({ method }) => method === 'POST').map(({ path }) => path)
  expect(new Set(blocks).size).toBe(blocks.length)
  expect(await findViolations({ ...setting, database: setting.database(), double: setting.double() })).toEqual({})
  // Not by the events' ends: one whose worker died between its decision and its end finds it decided, and ends "unchanged".
  expect(await setting.database().prisma.decision.count()).toBe(users.length)
}, 150_000)
