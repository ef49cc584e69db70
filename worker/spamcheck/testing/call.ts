import {
  type ChannelCredentials,
  Client,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceClientConstructor,
  type ServiceError,
} from '@grpc/grpc-js'
import { loadProto } from '../proto'
import { testKey } from './with-server'

export type Verdict = {
  verdict: string
  error: string
  extra_attributes: Record<string, string>
  score: number
  reason: string
  evaluated: boolean
}

type CallOptions = {
  port: number
  method?: 'CheckForSpamIssue' | 'CheckForSpamSnippet' | 'CheckForSpamGeneric'
  message: object
  key?: string | null
  metadata?: Record<string, string>
  channel?: ChannelCredentials
}

type Service = Record<
  string,
  (message: object, metadata: Metadata, back: (e: ServiceError | null, v: Verdict) => void) => void
>

/** One call over a connection of its own. @throws what gRPC answers */
export async function call(options: CallOptions): Promise<Verdict> {
  const { port, method = 'CheckForSpamIssue', message, key = testKey, channel = credentials.createInsecure() } = options
  const loaded = loadPackageDefinition(loadProto())
  const SpamcheckService = (loaded.spamcheck as unknown as Record<string, ServiceClientConstructor>).SpamcheckService
  if (!SpamcheckService) throw new Error('the proto file lacks the service')
  const client = new SpamcheckService(`127.0.0.1:${port}`, channel)
  const metadata = new Metadata()
  if (key !== null) metadata.set('authorization', key)
  for (const [name, value] of Object.entries(options.metadata ?? {})) metadata.set(name, value)
  try {
    return await new Promise((resolve, reject) => {
      const service = client as unknown as Service
      service[method]?.(message, metadata, (error, verdict) => (error ? reject(error) : resolve(verdict)))
    })
  } finally {
    if (client instanceof Client) client.close()
  }
}
