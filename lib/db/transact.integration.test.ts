import { expect, test } from 'vitest'
import type { Prisma } from '../generated/prisma/client'
import { buildItem } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { transact } from './transact'

withTestDatabase()

/** Lets all come to the same point before any goes on; those who come later pass. */
function meeting(count: number): () => Promise<void> {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return async () => {
    if (--count <= 0) open()
    await opened
  }
}

const byQuery = {
  raw: (tx: Prisma.TransactionClient, id: number) =>
    tx.$executeRaw`UPDATE item SET title = title || '+' WHERE id = ${id}`,
  prisma: (tx: Prisma.TransactionClient, id: number) => tx.item.update({ where: { id }, data: { path: 'changed' } }),
}

test.each(['raw', 'prisma'] as const)('two that wait for each other (%s statements) both succeed', async (kind) => {
  const [one, other] = [await buildItem(), await buildItem()]
  const met = meeting(2)
  const tries = { count: 0 }
  const crossed = (first: number, second: number) =>
    transact(async (tx) => {
      tries.count++
      await byQuery[kind](tx, first)
      await met()
      await byQuery[kind](tx, second)
    })
  await Promise.all([crossed(one.id, other.id), crossed(other.id, one.id)])
  expect(tries.count).toBe(3)
})

test('a second conflict is said in words, and any other failure is passed on', async () => {
  let tries = 0
  const unlucky = transact(async (tx) => {
    tries++
    await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '40001'; END $$`
  })
  await expect(unlucky).rejects.toMatchObject({ code: 'unavailable' })
  expect(tries).toBe(2)
  const broken = transact(async () => {
    tries++
    throw new RangeError('mine')
  })
  await expect(broken).rejects.toThrow(RangeError)
  expect(tries).toBe(3)
})
