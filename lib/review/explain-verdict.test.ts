import { describe, expect, test, vi } from 'vitest'
import { findWhatIf } from '../classify/explain/find-what-if'
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
const reviewFrom = 0.4
const whatIf = findWhatIf({ model, content, reasons, reviewFrom })

describe('a score whose reasons were not kept', () => {
  test('gets them from the same content and the same model', async () => {
    const explained = await explainVerdict({ verdict: bare, content, reviewFrom })
    expect(reasons.length).toBeGreaterThan(1)
    expect(explained).toEqual({ reasons, reasonsNote: null, whatIf })
  })

  test('says so when it would be another one by now', async () => {
    const spam: ItemContent = {
      ...content,
      fields: { title: 'Cheap casino pills', description: 'Buy cheap casino pills at https://pills.example/win now!' },
    }
    const { reasonsNote, reasons: now } = await explainVerdict({ verdict: bare, content: spam, reviewFrom })
    expect(now).toEqual(scoreContent({ model, content: spam }).reasons)
    expect(reasonsNote).toMatch(/by now the score would be \d\d\.$/)
  })

  test('has none when the model that gave it is gone', async () => {
    for (const name of ['bundled-1999-01-01', 'external', null])
      expect(
        await explainVerdict({ verdict: { ...bare, model: name }, content, reviewFrom, load: async () => null }),
      ).toEqual({
        whatIf: null,
        reasons: [],
        reasonsNote: expect.stringContaining('is not stored here'),
      })
  })

  test('has none when the model can’t be read, and the item is shown all the same', async () => {
    const load = async () => {
      throw new AppError({ code: 'internal', message: 'The model file is missing.' })
    }
    expect(await explainVerdict({ verdict: bare, content, reviewFrom, load })).toEqual({
      whatIf: null,
      reasons: [],
      reasonsNote: expect.stringContaining('could not be loaded'),
    })
  })
})

describe('reasons that were kept', () => {
  const kept = [{ group: 'link', text: 'links to watches.example', weight: 1.4, spans: [] }]

  test('stay as they are, and the model is asked what would change the score', async () => {
    const explained = await explainVerdict({ verdict: { ...bare, reasons: kept }, content, reviewFrom })
    expect(explained).toMatchObject({ reasons: kept, reasonsNote: null, whatIf: { score } })
    const other = await explainVerdict({ verdict: { ...bare, score: 0.9, reasons: kept }, content, reviewFrom })
    expect(other.reasonsNote).toMatch(/^The reasons are those of then\. .* would be \d\d?\.$/)
  })

  test('are enough where the model is gone', async () => {
    const load = async () => null
    expect(await explainVerdict({ verdict: { ...bare, reasons: kept }, content, reviewFrom, load })).toEqual({
      reasons: kept,
      reasonsNote: null,
      whatIf: null,
    })
  })
})

test('nothing is scored where there was no score', async () => {
  const load = vi.fn(async () => model)
  expect(
    await explainVerdict({ verdict: { score: null, model: null, reasons: [] }, content, reviewFrom, load }),
  ).toEqual({ reasons: [], reasonsNote: null, whatIf: null })
  expect(load).not.toHaveBeenCalled()
})
