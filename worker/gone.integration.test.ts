import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createProducer } from '@/lib/queue/producer'
import { countUnfinished } from './testing/invariants'
import { withPipeline } from './testing/pipeline-setting'

const setting = withPipeline()
const patience = { timeout: 60_000, interval: 50 }

test('only what GitLab has no longer is gone, whatever a hook says', async () => {
  await setting.worker()
  const { world } = setting.double()
  const screen = async (hooks: Parameters<typeof setting.send>[0][]): Promise<void> => {
    for (const hook of hooks) await setting.send(hook)
    const producer = createProducer()
    await producer.screen([...setting.ledger])
    await producer.close()
    await expect.poll(() => countUnfinished({ database: setting.database(), ledger: setting.ledger }), patience).toBe(0)
  }
  const itemOf = (gitlabId: number) =>
    setting.database().prisma.item.findUniqueOrThrow({ where: { kind_gitlabId: { kind: 'user', gitlabId } } })

  await screen(await setting.hooksOf(() => void world.createUser({ username: 'here', bio: 'Cheap watches' })))
  const { id } = world.users().find(({ username }) => username === 'here') ?? { id: 0 }
  const headers = { 'content-type': 'application/json', 'x-gitlab-event': 'System Hook' }
  await screen([{ headers, raw: JSON.stringify({ event_name: 'user_destroy', user_id: id }) }])
  expect(await itemOf(id)).toMatchObject({ goneAt: null })

  await screen(await setting.hooksOf(() => world.deleteUser(id, { hard: true })))
  await expect.poll(async () => (await itemOf(id)).goneAt, patience).toBeInstanceOf(Date)
}, 120_000)

/** A model service that says nothing until it is let. */
async function slowModel(): Promise<{ url: string; asked: () => number; answer: () => void }> {
  let asked = 0
  let answer = (): void => undefined
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve
  })
  const server = createServer(async (_, response) => {
    asked++
    await mayAnswer
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ prediction: 1, score: 0.99 }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    answer()
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked, answer }
}

test('what went while a slow model read it never stands in the queue', async () => {
  const model = await slowModel()
  await setting.worker({ MODEL_URL: model.url, MODEL_TIMEOUT_MS: '60000' })
  const { world } = setting.double()
  const producer = createProducer()
  onTestFinished(() => producer.close())
  const send = async (act: () => void): Promise<void> => {
    const before = new Set(setting.ledger)
    for (const hook of await setting.hooksOf(act)) await setting.send(hook)
    await producer.screen([...setting.ledger].filter((id) => !before.has(id)))
  }
  const unfinished = () => countUnfinished({ database: setting.database(), ledger: setting.ledger })

  await send(() => void world.createUser({ username: 'brief', bio: 'Cheap watches' }))
  const { id } = world.users().find(({ username }) => username === 'brief') ?? { id: 0 }
  await expect.poll(model.asked, patience).toBe(1)
  await send(() => world.deleteUser(id, { hard: true }))
  await expect.poll(unfinished, patience).toBe(1)
  model.answer()
  await expect.poll(unfinished, patience).toBe(0)
  const where = { kind: 'user', gitlabId: id, goneAt: null } as const
  expect(await setting.database().prisma.item.count({ where })).toBe(0)
}, 120_000)
