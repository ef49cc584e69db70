import { expect, test } from 'vitest'
import { defaultSettings } from '@/lib/settings/settings'
import { zonesOf } from './zones'

const issue = defaultSettings.kinds.issue

test('neighbours that lead to the same are one zone', () => {
  expect(zonesOf(issue)).toEqual([
    { from: 0, to: 0.4, route: 'ALLOW' },
    { from: 0.4, to: 1, route: 'REVIEW' },
  ])
})

test('the cap counts', () => {
  const acting = { ...issue, routes: { CONDITIONAL_ALLOW: 'ALLOW', DISALLOW: 'REVIEW', BLOCK: 'ACT' } } as const
  expect(zonesOf(acting)).toEqual([
    { from: 0, to: 0.5, route: 'ALLOW' },
    { from: 0.5, to: 0.9, route: 'REVIEW' },
    { from: 0.9, to: 1, route: 'ACT' },
  ])
  expect(zonesOf({ ...acting, cap: 'DISALLOW' }).at(-1)).toEqual({ from: 0.5, to: 1, route: 'REVIEW' })
})

test('thresholds at the ends leave no empty zone', () => {
  expect(zonesOf({ ...issue, thresholds: { conditional: 0, disallow: 0, block: 1 } })).toEqual([
    { from: 0, to: 1, route: 'REVIEW' },
  ])
})
