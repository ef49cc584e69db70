import type { Row } from '@/training/row'

const spam = [
  'best casino bonus win',
  'cheap pills no prescription',
  'buy followers now',
  'watch full movie online free',
  'loan without credit check',
]
const ham = [
  'fix the parser test',
  'update the docs for the runner',
  'null pointer in the login form',
  'rebase and merge please',
  'add index to the query',
]

/** A small labelled set for tests: the same every time, easy enough to be learned. */
export function makeRows(): Row[] {
  return [...spam, ...ham].flatMap((text, n) =>
    Array.from({ length: 4 }, (_, copy) => ({
      id: `${n}-${copy}`,
      source: 'seed',
      spam: n < spam.length,
      content: { kind: 'note' as const, fields: { body: `${text} ${'abcd'.charAt(copy)}` } },
      cluster: `c${n}-${copy}`,
      heldOut: false,
      meta: {},
    })),
  )
}
