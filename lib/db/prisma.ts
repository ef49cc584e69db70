import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '../env'
import { PrismaClient } from '../generated/prisma/client'

let shared: PrismaClient | undefined

/** The Prisma client, made on first use: modules of routes are loaded while building. */
export function prisma(): PrismaClient {
  shared ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL,
      connectionTimeoutMillis: 5_000,
    }),
  })
  return shared
}

export async function closePrisma(): Promise<void> {
  await shared?.$disconnect()
  shared = undefined
}
