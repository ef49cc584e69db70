import { beforeEach, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { recordAudit } from './record-audit'
import { type ChainCheck, verifyChain } from './verify-chain'

const database = withTestDatabase()

/** What only somebody with the database's owner rights can do. */
async function tamper(statement: string): Promise<void> {
  const { pool } = database()
  await pool.query('ALTER TABLE "audit_entry" DISABLE TRIGGER USER')
  await pool.query(statement)
  await pool.query('ALTER TABLE "audit_entry" ENABLE TRIGGER USER')
}

beforeEach(async () => {
  await tamper('TRUNCATE "audit_entry"')
  for (let n = 1; n <= 12; n++)
    await database().prisma.$transaction((tx) =>
      recordAudit({
        tx,
        actor: n % 3 ? { kind: 'user', id: n, name: `mod ü ${n}` } : { kind: 'policy', name: 'policy' },
        action: 'decision.made',
        subject: `item:${n}`,
        before: n % 2 ? undefined : { b: 1, a: [1.5, null, '\u001f'] },
        after: { kind: 'SPAM', score: 0.1 * n, text: 'naïve "quoted" \\ 😀' },
      }),
    )
})

async function verifyAll(batch: number): Promise<ChainCheck> {
  let check = await verifyChain({ after: 0n, batch })
  while (!check.finished) check = await verifyChain({ after: BigInt(check.checkedTo), batch })
  return check
}

test.each([1, 5, 12, 100])('an untouched chain holds, in batches of %i', async (batch) => {
  const check = await verifyAll(batch)
  expect(check).toMatchObject({ problem: null, checkedTo: '12', newest: '12' })
  expect(check.head).toMatch(/^[0-9a-f]{64}$/)
})

test('does not depend on the time zone of the session', async () => {
  const { url, pool } = database()
  await pool.query(`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET timezone TO 'Asia/Kathmandu'`)
  expect((await verifyAll(5)).problem).toBeNull()
})

test.each([
  ['actor_name', `UPDATE "audit_entry" SET "actor_name" = 'somebody else' WHERE "id" = 7`],
  ['actor_id', `UPDATE "audit_entry" SET "actor_id" = 99 WHERE "id" = 7`],
  ['after', `UPDATE "audit_entry" SET "after" = '{"kind":"NOT_SPAM"}' WHERE "id" = 7`],
  ['at', `UPDATE "audit_entry" SET "at" = "at" + interval '1 ms' WHERE "id" = 7`],
  ['hash', `UPDATE "audit_entry" SET "hash" = NULL WHERE "id" = 7`],
])('names the entry whose %s was changed', async (_, statement) => {
  await tamper(statement)
  for (const batch of [1, 3, 7, 100]) {
    const check = await verifyAll(batch)
    expect(check.problem?.id).toBe('7')
    expect(check.checkedTo).toBe('6')
  }
})

test('an entry that was changed and sealed anew breaks the next one', async () => {
  await tamper(`UPDATE "audit_entry" SET "hash" = sha256('forged') WHERE "id" = 12`)
  expect((await verifyAll(5)).problem?.id).toBe('12')
  await tamper(`UPDATE "audit_entry" SET "hash" = sha256('forged') WHERE "id" = 7`)
  expect((await verifyAll(5)).problem?.id).toBe('7')
})

test.each([1, 3, 100])('names what is missing, in batches of %i', async (batch) => {
  await tamper('DELETE FROM "audit_entry" WHERE "id" IN (4, 5)')
  expect((await verifyAll(batch)).problem).toMatchObject({
    id: '4',
    message: expect.stringContaining('Entries 4 to 5'),
  })
  await tamper('DELETE FROM "audit_entry" WHERE "id" = 1')
  expect((await verifyAll(batch)).problem?.id).toBe('1')
})

test('an empty log holds', async () => {
  await tamper('TRUNCATE "audit_entry"')
  expect(await verifyAll(5)).toEqual({ checkedTo: '0', newest: '0', finished: true, problem: null, head: null })
})
