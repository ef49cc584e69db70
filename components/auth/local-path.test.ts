import { expect, test } from 'vitest'
import { localPath } from './local-path'

test.each([
  ['/items/3?tab=links', '/items/3?tab=links'],
  ['/queue', '/queue'],
  [undefined, '/queue'],
  [['/a', '/b'], '/queue'],
  ['https://evil.example/', '/queue'],
  ['//evil.example/', '/queue'],
  ['/\\evil.example/', '/queue'],
  ['/\t/evil.example/', '/queue'],
  ['/login?next=/login', '/queue'],
])('%j leads to %s', (given, path) => {
  expect(localPath(given)).toBe(path)
})
