import { expect, test } from 'vitest'
import { promotionConsequences, rollBackConsequences, shadowConsequences } from './consequences'
import type { ModelView } from './queries'

const model = {
  name: 'new',
  active: { id: 1, name: 'old' },
  replaced: { id: 1, name: 'old' },
  thresholds: [
    {
      kind: 'issue',
      before: { conditional: 0.4, disallow: 0.5, block: 0.9 },
      after: { conditional: 0.45, disallow: 0.55, block: 0.9 },
      basis: 'share',
    },
  ],
} as unknown as ModelView
const settings = { auto: 'shadow', minLabels: 20, shadowHours: 24 } as const

test('a promotion says which thresholds move, and that there is a way back', () => {
  const words = promotionConsequences({ model, settings }).join(' ')
  expect(words).toContain('issues 40 / 50 / 90 → 45 / 55 / 90')
  expect(words).toContain('old is kept')
  expect(promotionConsequences({ model: { ...model, thresholds: [] }, settings })).toContain('No threshold changes.')
})

test('going back says that models stop taking over, where they did', () => {
  expect(rollBackConsequences({ model, settings }).join(' ')).not.toContain('by themselves')
  expect(rollBackConsequences({ model, settings: { ...settings, auto: 'promote' } }).join(' ')).toContain(
    'from now on a person promotes',
  )
})

test('the shadow says who makes room, and whether it takes over', () => {
  expect(shadowConsequences({ model, settings, there: 'other' })).toContain('other leaves the shadow for it.')
  expect(shadowConsequences({ model, settings, there: null }).join(' ')).toContain('does not take over')
  expect(shadowConsequences({ model, settings: { ...settings, auto: 'promote' }, there: null }).join(' ')).toContain(
    'After 24 h',
  )
})
