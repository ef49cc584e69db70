import { resolve } from 'node:path'
import {
  type handleUnaryCall,
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServiceClientConstructor,
} from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { startDouble } from '../start-double'
import { apiOf } from '../testing'
import type { Project } from '../world/objects'

export type Heard = {
  rpc: string
  message: Record<string, unknown>
  key: string
  correlationId: string
}

export type StubReply = { verdict?: number; score?: number; evaluated?: boolean; error?: string }

/**
 * A Spamcheck server for tests, made of the public .proto and not of the double's own description, so that the two are held
 * against each other. `state.reply` may be changed while it runs; null: never answers; an Error: that status.
 */
export async function startSpamcheckStub(options: { port?: number } = {}) {
  const loaded = loadPackageDefinition(
    loadSync(resolve(import.meta.dirname, '../../proto/spamcheck.proto'), { longs: Number, defaults: false }),
  ).spamcheck as unknown as { SpamcheckService: ServiceClientConstructor }
  const heard: Heard[] = []
  const state: { reply: StubReply | null | { code: number; details: string } } = { reply: { verdict: 0 } }
  const answer =
    (rpc: string): handleUnaryCall<Record<string, unknown>, StubReply> =>
    (call, done) => {
      heard.push({
        rpc,
        message: call.request,
        key: String(call.metadata.get('authorization')[0]),
        correlationId: String(call.metadata.get('x-gitlab-correlation-id')[0]),
      })
      if (state.reply === null) return
      if ('code' in state.reply) done(state.reply)
      else done(null, state.reply)
    }
  const server = new Server()
  server.addService(loaded.SpamcheckService.service, {
    CheckForSpamIssue: answer('CheckForSpamIssue'),
    CheckForSpamSnippet: answer('CheckForSpamSnippet'),
    CheckForSpamGeneric: answer('CheckForSpamGeneric'),
  })
  const port = await new Promise<number>((done, fail) => {
    const insecure = ServerCredentials.createInsecure()
    server.bindAsync(`127.0.0.1:${options.port ?? 0}`, insecure, (error, bound) => (error ? fail(error) : done(bound)))
  })
  return {
    url: `grpc://127.0.0.1:${port}`,
    port,
    heard,
    state,
    last: () => heard.at(-1),
    close: () => server.forceShutdown(),
  }
}

export type SpamScene = Awaited<ReturnType<typeof startSpamScene>>

/** A double that asks a stub, with a fresh author and projects for each test. */
export async function startSpamScene() {
  const double = await startDouble()
  const stub = await startSpamcheckStub()
  const renew = () => {
    stub.heard.length = 0
    stub.state.reply = { verdict: 0, score: 0.1, evaluated: true }
    Object.assign(double.world.settings, {
      spamCheckEndpointEnabled: true,
      spamCheckEndpointUrl: stub.url,
      spamCheckApiKey: 'the key',
      recaptchaEnabled: false,
      allowPossibleSpam: false,
    })
    const author = double.world.createUser({ otherEmails: [{ email: 'second@people.example', confirmed: false }] })
    const project = double.world.createProject({ creatorId: author.id })
    const hidden = double.world.createProject({ creatorId: author.id, visibility: 'private' })
    const token = double.world.createToken({ userId: author.id, scopes: ['api'] }).value
    return { author, project, hidden, token }
  }
  let cast = renew()
  const api = () => apiOf(double, cast.token)
  const issues = (of: Project = cast.project) => `/projects/${of.id}/issues`
  return {
    double,
    stub,
    get author() {
      return cast.author
    },
    get project() {
      return cast.project
    },
    get hidden() {
      return cast.hidden
    },
    renew() {
      cast = renew()
    },
    /** As the author. */
    api,
    issues,
    write: (title: string, rest: object = {}) => api()('POST', issues(), { body: { title, ...rest } }),
    async close() {
      await double.close()
      stub.close()
    },
  }
}
