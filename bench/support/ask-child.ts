import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

export type AskableChild = {
  pid: number
  /** Sends a question and resolves with the answer. @throws Error with what the child said went wrong */
  ask: <Answer>(question: object) => Promise<Answer>
  stop: () => Promise<void>
}

type Reply = { id: number; answer?: unknown; error?: string }

/** A TypeScript program as a process of its own, that answers questions one by one (`answerQuestions`). */
export async function askableChild(
  file: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Promise<AskableChild> {
  const child: ChildProcess = fork(file, args, {
    execArgv: ['--import', 'tsx'],
    env: { NODE_ENV: 'production', PATH: '/usr/local/bin:/usr/bin:/bin', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  child.on('message', ({ id, answer, error }: Reply) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(answer)
    else asked?.reject(new Error(error))
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended.`))
  })
  await once(child, 'message')
  return {
    pid: child.pid as number,
    ask: <Answer>(question: object) =>
      new Promise<Answer>((resolve, reject) => {
        waiting.set(++last, { resolve: resolve as (answer: unknown) => void, reject })
        child.send({ id: last, ...question })
      }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** The child's side: says that it is there, and answers. */
export function answerQuestions<Question extends object>(answer: (question: Question) => Promise<unknown>): void {
  process.on('message', (message: Question & { id: number }) => {
    answer(message).then(
      (value) => process.send?.({ id: message.id, answer: value }),
      (error: Error) => process.send?.({ id: message.id, error: error.message }),
    )
  })
  process.send?.('ready')
}
