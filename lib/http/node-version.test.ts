import { expect, test } from 'vitest'
import { nodeWarning } from './node-version'

test.each(['v20.20.2', 'v22.23.3', 'v23.11.0', 'v24.9.0', 'v25.0.0', 'v26.12.0'])('%s is warned of', (version) => {
  expect(nodeWarning(version)).toContain(version)
})

test.each(['v22.23.4', 'v24.22.1', 'v24.30.0', 'v26.12.1', 'v28.0.0'])('%s is fine', (version) => {
  expect(nodeWarning(version)).toBeUndefined()
})
