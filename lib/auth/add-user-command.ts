import { parseArgs } from 'node:util'
import { z } from 'zod'
import { AppError } from '../errors'
import { askNewPassword, readPassword, type Terminal } from './ask-new-password'
import { createUser, newUserSchema } from './create-user'
import { findGitLabAccount } from './find-gitlab-account'

const usage = `add-user --username kim --name "Kim Lee" --role VIEWER|MODERATOR|ADMIN
  asks for a password on the terminal; or
  --password-stdin   reads it from the input
  --gitlab-only      makes an account without one, for the GitLab account of that name
`
const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const
const options = { username: text, name: text, role: text, 'password-stdin': flag, 'gitlab-only': flag }
const personSchema = newUserSchema.omit({ password: true })

type AddUserOptions = Terminal & {
  args: string[]
  errors: NodeJS.WritableStream
}

/** Adds somebody from the command line. @returns the process's exit code: 2 for a wrong call, 1 when it was refused */
export async function addUserCommand({ args, errors, ...terminal }: AddUserOptions): Promise<number> {
  const call = readCall(args, terminal.input.isTTY === true)
  if ('problem' in call) {
    errors.write(`${call.problem}\n${usage}`)
    return 2
  }
  try {
    const { person, signIn } = call
    const password = await readSecret(signIn, terminal)
    const gitlabId = signIn === 'gitlab' ? await findGitLabAccount(person) : null
    const user = await createUser({ ...person, password, gitlabId, actor: { kind: 'system', name: 'command line' } })
    terminal.output.write(`Added ${user.username} as ${user.role.toLowerCase()}.\n`)
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    errors.write(`${error.message}\n`)
    return 1
  }
}

type SignIn = 'ask' | 'stdin' | 'gitlab'
type Call = { person: z.infer<typeof personSchema>; signIn: SignIn } | { problem: string }

function readCall(args: string[], isTerminal: boolean): Call {
  try {
    const { 'password-stdin': stdin, 'gitlab-only': gitlab, ...given } = parseArgs({ args, options }).values
    if (stdin && gitlab) return { problem: 'Give --password-stdin or --gitlab-only, not both.' }
    if (!stdin && !gitlab && !isTerminal)
      return { problem: 'There is no terminal to ask for a password: give --password-stdin or --gitlab-only.' }
    const person = personSchema.safeParse(given)
    if (!person.success) return { problem: z.prettifyError(person.error) }
    return { person: person.data, signIn: stdin ? 'stdin' : gitlab ? 'gitlab' : 'ask' }
  } catch (error) {
    // parseArgs throws for options it doesn't know, such as an older version's --password.
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

async function readSecret(signIn: SignIn, terminal: Terminal): Promise<string | undefined> {
  if (signIn === 'gitlab') return undefined
  const password = signIn === 'stdin' ? await readPassword(terminal.input) : await askNewPassword(terminal)
  const checked = newUserSchema.shape.password.safeParse(password)
  if (checked.success) return checked.data
  throw new AppError({ code: 'bad_request', message: `The password must have ${checked.error.issues[0]?.message}.` })
}
