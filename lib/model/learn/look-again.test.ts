import { expect, test } from 'vitest'
import { loadModel } from '@/lib/classify/load-model'
import { scoreContent } from '@/lib/classify/score-content'
import type { ItemContent } from '@/lib/fetch/item'
import { lookAgain } from './look-again'
import { scoreRows } from './score-known'
import { VectorStore } from './vector-store'

const model = loadModel()
const look = model.firstLook
if (!look) throw new Error('The bundled model has no first look: this test says nothing then.')

const bug = (n: number): ItemContent => ({
  kind: 'issue',
  fields: {
    title: `Build fails when the cache is missing, run ${n}`,
    description: `The parser stops at line ${n} of the config and prints a stack trace. `.repeat(12),
  },
})
const spam: ItemContent = {
  kind: 'issue',
  fields: {
    title: 'Best casino bonus',
    description: 'Claim your casino bonus at https://win.example now, call +1 555 0100',
  },
}

function storeOf(contents: readonly ItemContent[]) {
  const store = new VectorStore(model.bits, look, [model.letters])
  return { store, rows: contents.map((content) => ({ row: store.add(content) })) }
}

test('a row scores what its text scores, whether the first look ends it or not', () => {
  const contents = [bug(1), bug(2), spam]
  const { store, rows } = storeOf(contents)
  expect(store.early(model)(0)).toBeDefined()
  expect(store.early(model)(2)).toBeUndefined()
  for (const [i, score] of scoreRows(store, model, rows).entries())
    expect(score).toBeCloseTo(scoreContent({ model, content: contents[i] as ItemContent }).score, 4)
})

test('what was decided to be spam is read from then on, and all that looks as harmless with it', () => {
  const { store } = storeOf([bug(1), bug(2)])
  const firstLook = lookAgain(look, store, [{ row: 0, spam: true, weight: 1 }])
  expect(store.early({ ...model, firstLook })(0)).toBeUndefined()
})

test('one wrong click among a hundred right ones changes nothing', () => {
  const long = { ...spam, fields: { description: `${Object.values(spam.fields).join(' ')} `.repeat(12) } }
  const { store, rows } = storeOf([bug(1), ...Array.from({ length: 100 }, () => long)])
  expect(store.lookedAt(1)).toBeDefined()
  const examples = rows.map(({ row }) => ({ row, spam: true, weight: 1 }))
  expect(lookAgain(look, store, examples).harmlessBelow).toBe(look.harmlessBelow)
})

test('a look with other weights reads everything', () => {
  const { store } = storeOf([bug(1)])
  const firstLook = { ...look, weights: look.weights.map((weight) => weight ^ 1) }
  expect(store.early({ ...model, firstLook })(0)).toBeUndefined()
})
