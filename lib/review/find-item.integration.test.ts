import { expect, test } from 'vitest'
import { loadModel } from '../classify/load-model'
import { scoreContent } from '../classify/score-content'
import { buildItem, buildUser } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { findItem } from './find-item'
import { findQueue } from './find-queue'
import { queueFilterSchema } from './queue-filter'

withTestDatabase()

const fields = { title: 'Build fails on ARM', description: 'The parser does not link with gcc 14.' }

test('reasons that were not kept are found in the stored version, for the item and not for the list', async () => {
  const model = loadModel()
  const { score, reasons } = scoreContent({ model, content: { kind: 'issue', fields, meta: {} } })
  const { id } = await buildItem({ kind: 'issue', fields, score, reasons: [], verdict: { model: model.name } })
  const { id: userId } = await buildUser()

  const { verdict } = await findItem({ itemId: id, userId })
  expect(verdict).toMatchObject({ score, model: model.name, reasonsNote: null })
  expect(verdict?.reasons).toEqual(reasons)
  const { rows } = await findQueue({ filter: queueFilterSchema.parse({}), moderatorId: userId, limit: 200 })
  expect(rows.find((row) => row.id === id)).toMatchObject({ score, reason: null })
})

test('those of another model are said to be gone', async () => {
  const { id } = await buildItem({ score: 0.01, reasons: [], verdict: { model: 'bundled-1999-01-01' } })
  const { id: userId } = await buildUser()
  const { verdict } = await findItem({ itemId: id, userId })
  expect(verdict).toMatchObject({ reasons: [], reasonsNote: expect.stringContaining('is not stored here') })
})
