import { expect, test } from 'vitest'
import { correlationId } from './correlation-id'

const from = (headers: Record<string, unknown>) => correlationId((name) => headers[name])

test.each([
  [{ 'x-gitlab-correlation-id': '01JD', 'x-request-id': 'other' }, '01JD'],
  [{ 'x-correlation-id': 'a' }, 'a'],
  [{ 'correlation-id': 'b' }, 'b'],
  [{ 'x-gitlab-correlation-id': '', 'x-request-id': 'c' }, 'c'],
  [{ 'x-request-id': 'x'.repeat(100) }, 'x'.repeat(100)],
])('%j: %s', (headers, id) => {
  expect(from(headers)).toBe(id)
})

test.each(['x'.repeat(101), 'with space', 'line\nbreak', 'é', 5, ['a'], undefined])(
  '%j is none, and one is made',
  (id) => {
    expect(from({ 'x-request-id': id })).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  },
)
