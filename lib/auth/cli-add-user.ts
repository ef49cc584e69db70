import { closePrisma } from '../db/prisma'
import { addUserCommand } from './add-user-command'

const { argv, stdin: input, stdout: output, stderr: errors } = process
try {
  process.exitCode = await addUserCommand({ args: argv.slice(2), input, output, errors })
} finally {
  await closePrisma()
}
