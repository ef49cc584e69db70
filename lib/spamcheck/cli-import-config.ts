import { closePool } from '../db/pool'
import { closePrisma } from '../db/prisma'
import { importConfigCommand } from './import-config-command'

const { argv, stdin: input, stdout: output, stderr: errors } = process
try {
  process.exitCode = await importConfigCommand({ args: argv.slice(2), input, output, errors })
} finally {
  await closePool()
  await closePrisma()
}
