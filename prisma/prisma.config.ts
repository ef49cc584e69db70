import { defineConfig } from 'prisma/config'

/** The URL is given to the client at run time (lib/db/prisma.ts) and to `prisma migrate deploy` by DATABASE_URL. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/natterjack' },
})
