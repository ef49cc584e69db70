import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { AppError } from '../errors'

export type Terminal = { input: NodeJS.ReadableStream & { isTTY?: boolean }; output: NodeJS.WritableStream }

/**
 * Asks for a new password twice without showing it: on the command line it would stand in the shell's history and in ps.
 * @throws AppError `bad_request` when the two differ, or when asking was broken off
 */
export async function askNewPassword({ input, output }: Terminal): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silent, terminal: true })
  const typed = lines[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string> => {
    output.write(question)
    const { value, done } = await typed.next()
    output.write('\n')
    if (done) throw new AppError({ code: 'bad_request', message: 'Nobody was added.' })
    return value
  }
  try {
    const first = await ask('Password: ')
    if ((await ask('Once more: ')) === first) return first
    throw new AppError({ code: 'bad_request', message: 'The two passwords differ. Nobody was added.' })
  } finally {
    lines.close()
  }
}

const maxBytes = 1024

/** All that stands on the input, without the line's end. @throws AppError `too_large` */
export async function readPassword(input: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of input) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > maxBytes) throw new AppError({ code: 'too_large', message: 'This is too long for a password.' })
    chunks.push(part)
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
