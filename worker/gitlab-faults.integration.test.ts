import { expect, test } from 'vitest'
import { countUnfinished, findViolations } from './testing/invariants'
import { withPipeline } from './testing/pipeline-setting'
import { stir } from './testing/stir'

const setting = withPipeline()
const patience = { timeout: 60_000, interval: 100 }
const unfinished = () => countUnfinished({ database: setting.database(), ledger: setting.ledger })
const events = () => setting.database().prisma.event.findMany({ select: { reason: true, attempts: true, step: true } })

test('while GitLab is down events wait, say why and burn no attempt; afterwards all of them end', async () => {
  setting.double().faults.add({ kind: 'unavailable' })
  for (const hook of await setting.hooksOf((double) => stir(double, { count: 6, tag: 'down' })))
    await setting.send(hook)
  await setting.makeDue()
  const worker = await setting.worker()
  const waiting = async () => (await events()).filter(({ reason }) => reason === 'gitlab_unavailable').length
  await expect.poll(waiting, patience).toBeGreaterThan(10)
  expect((await events()).filter(({ attempts }) => attempts > 0)).toEqual([])
  setting.double().faults.clear()
  await expect
    .poll(async () => {
      await setting.makeDue()
      return unfinished()
    }, patience)
    .toBe(0)
  expect(await findViolations({ ...setting, database: setting.database(), double: setting.double() })).toEqual({})
  expect(await worker.stop()).toBe(0)
}, 90_000)

test('what is removed leaves the queue, and a snippet check finds the new snippets once', async () => {
  await setting.worker()
  const { world } = setting.double()
  const user = world.createUser({ username: 'author' })
  const snippet = { authorId: user.id, title: 'Cheap pills', visibility: 'public' as const }
  world.createSnippet({ ...snippet, files: [{ path: 'a.txt', content: 'buy' }] })
  world.createSnippet({ ...snippet, files: [{ path: 'b.txt', content: 'buy more' }] })
  const check = { headers: { 'content-type': 'application/json' }, raw: '{"event_name":"snippet_check"}' }
  const count = (where: object) => setting.database().prisma.event.count({ where })
  for (const id of ['one', 'two']) {
    expect(await setting.send({ ...check, headers: { ...check.headers, 'webhook-id': id } })).toBe(202)
    await setting.makeDue()
    await expect.poll(unfinished, patience).toBe(0)
  }
  expect(await count({ reason: 'expanded' })).toBe(2)
  await expect.poll(() => count({ source: 'SWEEP', state: 'DONE' }), patience).toBe(2)
  expect(await setting.database().prisma.item.count({ where: { kind: 'snippet' } })).toBe(2)

  const gone = await setting.hooksOf((double) => double.world.deleteUser(user.id))
  for (const hook of gone) await setting.send(hook)
  await setting.makeDue()
  await expect.poll(unfinished, patience).toBe(0)
  expect(await count({ reason: 'gone' })).toBeGreaterThan(0)
}, 60_000)
