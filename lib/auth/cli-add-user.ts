import { parseArgs } from 'node:util'
import { z } from 'zod'
import { closePrisma } from '../db/prisma'
import { AppError } from '../errors'
import { createUser, newUserSchema } from './create-user'

/** `tsx lib/auth/cli-add-user.ts --username kim --name "Kim Lee" --role MODERATOR --password …` */
async function main(): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { username: text, name: text, role: text, password: text } })
  const parsed = newUserSchema.safeParse(values)
  if (!parsed.success) {
    process.stderr.write(`${z.prettifyError(parsed.error)}\n`)
    return 2
  }
  try {
    const user = await createUser({ ...parsed.data, actor: { kind: 'system', name: 'command line' } })
    process.stdout.write(`Added ${user.username} as ${user.role.toLowerCase()}.\n`)
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  } finally {
    await closePrisma()
  }
}

process.exitCode = await main()
