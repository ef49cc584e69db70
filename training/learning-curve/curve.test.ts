import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Model } from '@/lib/classify/model'
import { type CurvePoint, curveOf } from '@/training/learning-curve/curve'
import { readSeed } from '@/training/read-seed'
import type { Row } from '@/training/row'

const bits = 16
let rows: Row[]

/** Before anything is decided, and after so many decisions on whatever comes, of which a share is wrong. */
async function learn(
  flip: number,
  decisions: number,
  base?: Model,
): Promise<{ before: CurvePoint; after: CurvePoint }> {
  const curve = curveOf({ rows, flip, seed: 1, bits, only: [decisions], ...(base && { base }) })
  const before = (await curve.next()).value
  const after = (await curve.next()).value
  if (!before || !after) throw new Error('the curve ended early')
  return { before, after }
}

describe('what an instance teaches', { timeout: 300_000 }, () => {
  let right: Awaited<ReturnType<typeof learn>>
  beforeAll(async () => {
    rows = (await readSeed({ folder: join('training', 'seed') })).filter((_, i) => i % 2 === 0)
    right = await learn(0, 500)
  }, 300_000)

  test('is learned: what the model had never seen is ranked better, and what it knew is not forgotten', () => {
    const { before, after } = right
    expect(after.strange.auc).toBeGreaterThan(before.strange.auc)
    expect(after.known.auc).toBeGreaterThan(before.known.auc - 0.01)
  })

  test.each([0.01, 0.05])(
    'with %d of the decisions wrong it is still better than before, and little worse than without',
    async (flip) => {
      const { before, after } = await learn(flip, 500, right.before.model)
      expect(after.strange.auc).toBeGreaterThan(before.strange.auc)
      expect(after.strange.auc).toBeGreaterThan(right.after.strange.auc - 0.01)
      expect(after.known.auc).toBeGreaterThan(right.after.known.auc - 0.01)
    },
  )
})
