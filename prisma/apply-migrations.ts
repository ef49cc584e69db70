import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSchemaEngine } from './schema-engine'

type ApplyMigrationsOptions = {
  databaseUrl: string
  /** Folder that holds one folder per migration, in Prisma's layout. */
  folder: string
}

/**
 * Applies what `prisma/migrations` has and the database lacks, keeping `_prisma_migrations`, so that
 * `prisma migrate deploy` agrees. Two callers at once are safe: the engine holds an advisory lock.
 * @returns the names of the migrations applied now
 * @throws when a migration fails or was edited after it had been applied
 */
export async function applyMigrations({ databaseUrl, folder }: ApplyMigrationsOptions): Promise<string[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((e) => e.name)
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => {
      const content = await readFile(join(folder, path, 'migration.sql'), 'utf8')
      return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: content } } }
    }),
  )
  const lockfile = { path: 'migration_lock.toml', content: await readFile(join(folder, 'migration_lock.toml'), 'utf8') }
  const { engine, close } = await openSchemaEngine(databaseUrl)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories },
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  } finally {
    await close()
  }
}
