import { expect, test } from 'vitest'
import { loadModel } from '@/lib/classify/load-model'
import { scoreContent } from '@/lib/classify/score-content'
import type { ItemContent } from '@/lib/fetch/item'
import { scoreRows } from './score-known'
import { VectorStore } from './vector-store'

const { firstLook: _, ...model } = loadModel()
const { letters } = model
if (!letters) throw new Error('The bundled model knows nothing of letters: these tests say nothing then.')

/** A model of another release. */
const older = { ...model, letters: { ...letters, weight: 0.7, cells: letters.cells.map((cell) => cell ^ 7) } }
const wordsOnly = (({ letters: _, ...rest }) => rest)(model)
const content: ItemContent = { kind: 'note', fields: { body: 'Claim your casino bonus, the parser fails on it' } }

test('models with other letters, or none, are compared by their own', () => {
  const store = new VectorStore(model.bits, undefined, [model.letters, older.letters])
  store.add({ kind: 'note', fields: { body: 'Another row' } })
  const row = store.add(content)
  const scores = [model, older, wordsOnly].map((one) => scoreRows(store, one, [{ row }])[0] as number)
  for (const [i, one] of [model, older, wordsOnly].entries())
    expect(scores[i]).toBeCloseTo(scoreContent({ model: one, content }).score, 4)
  expect(new Set(scores).size).toBe(3)
})

test('letters say nothing of rows they were learned from', () => {
  const store = new VectorStore(model.bits, undefined, [model.letters])
  const row = store.add(content, { known: true })
  expect(scoreRows(store, model, [{ row }])).toEqual(scoreRows(store, wordsOnly, [{ row }]))
})
