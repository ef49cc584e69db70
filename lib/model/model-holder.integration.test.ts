import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { encodeModel } from '@/lib/classify/model-file'
import { scoreContent } from '@/lib/classify/score-content'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { buildVersionOfModel, smallModel } from './model.fixture'
import { createModelHolder, type ModelHolder } from './model-holder'

const database = withTestDatabase()
const bundled = smallModel(1, 'bundled-test')
const logged: string[] = []
let holder: ModelHolder

beforeEach(async () => {
  await database().pool.query('TRUNCATE model_version CASCADE')
  logged.length = 0
  holder = createModelHolder({
    bundled,
    bundledSha256: createHash('sha256').update(encodeModel(bundled)).digest('hex'),
    pool: database().pool,
    log: { info: () => undefined, error: (_: unknown, text: string) => void logged.push(text) } as never,
  })
})

const content = { kind: 'issue', fields: { title: 'Look at https://pharma-x.example/now' } } as const

test('follows what is active, and scores under the version’s name', async () => {
  expect(holder.currentModel()).toBe(bundled)
  const version = await buildVersionOfModel({ model: smallModel(4), state: 'ACTIVE' })
  await holder.refresh()
  expect(scoreContent({ model: holder.currentModel(), content }).model).toBe(version.name)
  expect(holder.trouble()).toBeNull()
})

test('the same model is the same object: nothing is loaded anew', async () => {
  await buildVersionOfModel({ model: smallModel(4), state: 'ACTIVE' })
  await holder.refresh()
  const model = holder.currentModel()
  await Promise.all([holder.refresh(), holder.refresh(), holder.refresh()])
  expect(holder.currentModel()).toBe(model)
})

test.each<[string, Parameters<typeof buildVersionOfModel>[0], RegExp]>([
  [
    'corrupt',
    { file: Uint8Array.from(encodeModel(smallModel()).subarray(0, 90)) },
    /bundled-test stays.*can't be used/,
  ],
  ['of other features', { model: { ...smallModel(), featureVersion: 99 } }, /bundled-test stays.*Train it again/],
])('what is %s is not switched to: the old one stays, and it is said once', async (_, given, message) => {
  const version = await buildVersionOfModel({ ...given, state: 'ACTIVE' })
  await holder.refresh()
  await holder.refresh()
  expect(holder.currentModel()).toBe(bundled)
  expect(holder.trouble()).toMatch(message)
  expect(logged).toHaveLength(1)
  await database().prisma.modelVersion.delete({ where: { id: version.id } })
  await holder.refresh()
  expect(holder.trouble()).toBeNull()
})

test('a shadow comes and goes', async () => {
  const { id } = await buildVersionOfModel({ state: 'SHADOW' })
  await holder.refresh()
  expect(holder.shadowModel()?.id).toBe(id)
  await database().prisma.modelVersion.update({ where: { id }, data: { state: 'CANDIDATE' } })
  await holder.refresh()
  expect(holder.shadowModel()).toBeNull()
})

test('a database that is away changes nothing', async () => {
  const away = createModelHolder({
    bundled,
    bundledSha256: 'x',
    pool: { query: () => Promise.reject(new Error('away')) } as never,
    log: { info: () => undefined, error: () => undefined } as never,
  })
  await away.refresh()
  expect(away.currentModel()).toBe(bundled)
})
