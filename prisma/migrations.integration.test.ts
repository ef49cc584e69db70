import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../lib/testing/database'
import { withTestDatabase } from '../lib/testing/with-test-database'
import { applyMigrations } from './apply-migrations'
import { openSchemaEngine } from './schema-engine'

const database = withTestDatabase()

/** Indexes that Prisma's language can't say; nothing else may differ. */
const partialIndexes = [
  'action_called_idx',
  'action_due_idx',
  'decision_standing_idx',
  'event_due_idx',
  'item_queue_age_idx',
  'item_queue_score_idx',
  'list_entry_live_idx',
  'model_version_single_idx',
  'spamcheck_call_text_idx',
  'spamcheck_call_waiting_idx',
  'training_run_open_idx',
]

/** Everything the schema language can say, a line each, as the catalogue tells it. */
const catalogue = `
  SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || coalesce(character_maximum_length::text, '') || ' '
         || coalesce(datetime_precision::text, '') || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
  UNION ALL
  SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  UNION ALL
  SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
   WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'p', 'u') AND conrelid::regclass::text <> '_prisma_migrations'
  UNION ALL
  SELECT 'enum ' || typname || ' ' || string_agg(enumlabel, ',' ORDER BY enumsortorder)
    FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid GROUP BY typname
  ORDER BY line`

const lines = async (pool: pg.Pool): Promise<string[]> =>
  (await pool.query<{ line: string }>(catalogue)).rows.map((row) => row.line)

test('the migrations make what schema.prisma says', async () => {
  const { engine, close } = await openSchemaEngine(database().url)
  const content = await readFile(join(import.meta.dirname, 'schema.prisma'), 'utf8')
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  await close()
  const fresh = await createTestDatabase()
  await fresh.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  await fresh.pool.query(stdout ?? '')
  const wanted = await lines(fresh.pool)
  await fresh.drop()
  const made = await lines(database().pool)
  expect(made.filter((line) => !partialIndexes.some((name) => line.includes(` ${name} `)))).toEqual(wanted)
})

test('applying twice changes nothing', async () => {
  const folder = join(import.meta.dirname, 'migrations')
  expect(await applyMigrations({ databaseUrl: database().url, folder })).toEqual([])
})

test('the audit log can be added to and never changed', async () => {
  const { prisma } = database()
  const entry = { actorKind: 'system', actorName: 'test', action: 'settings.changed', subject: 'settings:1' }
  await prisma.auditEntry.create({ data: entry })
  await prisma.auditEntry.create({ data: entry })
  const rows = await prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map((row) => row.id)).toEqual([1n, 2n])
  expect(rows[0]?.hash).not.toEqual(rows[1]?.hash)
  for (const change of [
    'UPDATE audit_entry SET actor_name = $$x$$',
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
  ]) {
    await expect(prisma.$executeRawUnsafe(change)).rejects.toThrow('append-only')
  }
})
