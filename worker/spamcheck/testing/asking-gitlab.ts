import { randomUUID } from 'node:crypto'
import {
  Client,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceClientConstructor,
  type ServiceError,
} from '@grpc/grpc-js'
import { loadProto } from '../proto'
import type { Verdict } from './call'

type Ask = (message: object, metadata: Metadata, back: (error: ServiceError | null, verdict: Verdict) => void) => void

type Method = 'CheckForSpamIssue' | 'CheckForSpamSnippet' | 'CheckForSpamGeneric'

export type AskingGitLab = {
  /** One question. Rejects with what it wasn't answered with. */
  ask: (method: Method, message: object) => Promise<Verdict>
  /** Asks about issues without end, so many at a time, until `rest`. */
  load: (parallel: number) => void
  /** Resolves once all that was asked is answered. @throws what one of them wasn't answered with */
  rest: () => Promise<void>
  /** Answers so far. */
  answers: () => number
  /** Correlation ids of what was answered as evaluated: none of them may be lost. */
  ledger: ReadonlySet<string>
  close: () => void
}

/** A GitLab whose users write one issue after the other, over one connection, as Rails keeps it. */
export function askingGitLab({ port, key }: { port: number; key: string }): AskingGitLab {
  const loaded = loadPackageDefinition(loadProto()).spamcheck as unknown as Record<string, ServiceClientConstructor>
  const Service = loaded.SpamcheckService
  if (!Service) throw new Error('the proto file lacks the service')
  const client = new Service(`127.0.0.1:${port}`, credentials.createInsecure())
  const ledger = new Set<string>()
  let answered = 0
  let resting = false
  let askers: Promise<void>[] = []

  const ask = (method: Method, message: object): Promise<Verdict> =>
    new Promise((resolve, reject) => {
      const id = randomUUID()
      const metadata = new Metadata()
      metadata.set('authorization', key)
      metadata.set('x-gitlab-correlation-id', id)
      const service = client as unknown as Record<Method, Ask>
      service[method](message, metadata, (error, verdict) => {
        if (error) return reject(error)
        answered++
        if (verdict.evaluated) ledger.add(id)
        resolve(verdict)
      })
    })
  const askOn = async (asker: number): Promise<void> => {
    for (let turn = 0; !resting; turn++) await ask('CheckForSpamIssue', questionOf(asker * 1_000_000 + turn))
  }
  return {
    ask,
    ledger,
    answers: () => answered,
    load: (parallel) => {
      resting = false
      askers = Array.from({ length: parallel }, (_, asker) => askOn(asker + 1))
    },
    rest: async () => {
      resting = true
      await Promise.all(askers)
    },
    close: () => {
      if (client instanceof Client) client.close()
    },
  }
}

/** Every fifth is spam, and some texts are asked about more than once. */
function questionOf(number: number): object {
  const isSpam = number % 5 === 0
  return {
    user: {
      id: 1_000 + (number % 50),
      username: `writer-${number % 50}`,
      emails: [{ email: `writer-${number % 50}@mail.example`, verified: true }],
      created_at: { seconds: 1_790_000_000, nanos: 0 },
      abuse_metadata: { account_age: 1, two_factor_enabled: 0 },
    },
    title: isSpam ? 'Cheap casino bonus' : `Build ${number >> 1} fails on Debian`,
    description: isSpam
      ? `Buy cheap meds online now!!! Best casino bonus https://pills.example/win${number >> 2} call +1 555 010 9999`
      : 'The cache folder is missing. Steps to reproduce are in the log.',
    action: 'CREATE',
    project: { project_id: 7, project_path: 'people/garden' },
  }
}
