import { loadPackageDefinition, Server, ServerCredentials, type ServiceClientConstructor } from '@grpc/grpc-js'
import { loadProto } from '@/worker/spamcheck/proto'

/** The least that a grpc-js server can do: the same protocol, as proto-loader makes it, and an answer at once. */
const [port = '0'] = process.argv.slice(2)
const { SpamcheckService } = loadPackageDefinition(loadProto()).spamcheck as unknown as Record<
  string,
  ServiceClientConstructor
>
if (!SpamcheckService) throw new Error('proto/spamcheck.proto lacks the service.')
const answer = { verdict: 'ALLOW', score: 0.25, reason: 'ml inference score', evaluated: true }
const answerAtOnce = (_call: unknown, callback: (error: null, value: object) => void): void => callback(null, answer)
const server = new Server()
server.addService(SpamcheckService.service, {
  CheckForSpamIssue: answerAtOnce,
  CheckForSpamSnippet: answerAtOnce,
  CheckForSpamGeneric: answerAtOnce,
})
server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error) => {
  if (error) throw error
})
