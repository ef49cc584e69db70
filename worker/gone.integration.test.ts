import { expect, test } from 'vitest'
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
