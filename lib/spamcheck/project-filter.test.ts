import { expect, test } from 'vitest'
import { isProjectAllowed } from './project-filter'

const of = (...ids: number[]) => ids.map((id) => ({ id, path: `group/project-${id}` }))
const project = (id: number) => ({ id, path: 'as/it-is-called-now' })

test.each([
  ['no lists', [], [], 7, true],
  ['on the check-only list', of(7), [], 7, true],
  ['not on the check-only list', of(8), [], 7, false],
  ['on the never-check list', [], of(7), 7, false],
  ['not on the never-check list', [], of(8), 7, true],
  ['both lists, on the first (the old server left the second out of account)', of(7), of(8), 7, true],
  ['both lists, on neither', of(8), of(9), 7, false],
  ['both lists, on the second', of(8), of(7), 7, false],
  ['on both: never means never', of(7), of(7), 7, false],
  ['no project, and a check-only list (there: NOOP by mistake)', of(8), [], null, true],
  ['no project, and a never-check list', [], of(8), null, true],
  ['no project, and both lists', of(7), of(8), null, true],
])('%s', (_, checkOnly, neverCheck, id, allowed) => {
  const lists = { checkOnly, neverCheck }
  expect(isProjectAllowed({ project: id === null ? null : project(id), lists })).toBe(allowed)
})

test('new lists count from the call they are there for', () => {
  expect(isProjectAllowed({ project: project(7), lists: { checkOnly: [], neverCheck: [] } })).toBe(true)
  expect(isProjectAllowed({ project: project(7), lists: { checkOnly: [], neverCheck: of(7) } })).toBe(false)
})
