import { join } from 'node:path'
import { env } from '../lib/env'
import { applyMigrations } from './apply-migrations'

const applied = await applyMigrations({
  databaseUrl: env().DATABASE_URL,
  folder: join(process.cwd(), 'prisma', 'migrations'),
})
process.stdout.write(`${applied.length ? `applied ${applied.join(', ')}` : 'up to date'}\n`)
process.exit(0)
