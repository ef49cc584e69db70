import { describe, expect, test, vi } from 'vitest'
import { loadModel } from '../classify/load-model'
import { scoreContent } from '../classify/score-content'
import { AppError } from '../errors'
import type { ItemContent } from '../fetch/item'
import { explainVerdict } from './explain-verdict'

const model = loadModel()
const content: ItemContent = {
  kind: 'issue',
  fields: { title: 'Build fails on ARM', description: 'The parser does not link with gcc 14. Log attached.' },
  meta: { author: { accountAgeDays: 900, emailConfirmed: true } },
}
const { score, reasons } = scoreContent({ model, content })
const bare = { score, model: model.name, reasons: [] }

describe('a score whose reasons were not kept', () => {
  test('gets them from the same content and the same model', async () => {
    const explained = await explainVerdict({ verdict: bare, content })
    expect(reasons.length).toBeGreaterThan(1)
    expect(explained).toEqual({ reasons, reasonsNote: null })
  })

  test('says so when it would be another one by now', async () => {
    const spam: ItemContent = {
      ...content,
      fields: { title: 'Cheap casino pills', description: 'Buy cheap casino pills at https://pills.example/win now!' },
    }
    const { reasonsNote, reasons: now } = await explainVerdict({ verdict: bare, content: spam })
    expect(now).toEqual(scoreContent({ model, content: spam }).reasons)
    expect(reasonsNote).toMatch(/by now the score would be \d\d\.$/)
  })

  test('has none when the model that gave it is gone', async () => {
    for (const name of ['bundled-1999-01-01', 'external', null])
      expect(await explainVerdict({ verdict: { ...bare, model: name }, content, load: async () => null })).toEqual({
        reasons: [],
        reasonsNote: expect.stringContaining('is not stored here'),
      })
  })

  test('has none when the model can’t be read, and the item is shown all the same', async () => {
    const load = async () => {
      throw new AppError({ code: 'internal', message: 'The model file is missing.' })
    }
    expect(await explainVerdict({ verdict: bare, content, load })).toEqual({
      reasons: [],
      reasonsNote: expect.stringContaining('could not be loaded'),
    })
  })
})

test('nothing is scored again where reasons were kept, or where there is no score', async () => {
  const load = vi.fn(async () => model)
  const kept = [{ group: 'link', text: 'links to watches.example', weight: 1.4, spans: [] }]
  expect(await explainVerdict({ verdict: { ...bare, reasons: kept }, content, load })).toEqual({
    reasons: kept,
    reasonsNote: null,
  })
  expect(await explainVerdict({ verdict: { score: null, model: null, reasons: [] }, content, load })).toEqual({
    reasons: [],
    reasonsNote: null,
  })
  expect(load).not.toHaveBeenCalled()
})
