import { randomBytes } from 'node:crypto'
import { type Client, credentials, loadPackageDefinition, Metadata, type ServiceClientConstructor } from '@grpc/grpc-js'
import { fromJSON } from '@grpc/proto-loader'
import { messages } from './messages'
import type { AskSpamcheck, SpamcheckReply } from './spam-desk'

/** How long GitLab waits for an answer before it saves without one. */
const timeoutMs = 2_000

const service = fromJSON(messages, { defaults: true, longs: Number })['spamcheck.SpamcheckService']
if (!service || 'format' in service) throw new Error('The description of the Spamcheck service names none.')
const SpamcheckService: ServiceClientConstructor = makeClient(service)

type Definition = Parameters<typeof loadPackageDefinition>[0]

function makeClient(definition: NonNullable<Definition[string]>): ServiceClientConstructor {
  const loaded = loadPackageDefinition({ SpamcheckService: definition }).SpamcheckService
  if (typeof loaded !== 'function') throw new Error('The description of the Spamcheck service makes no client.')
  return loaded as ServiceClientConstructor
}

type Unary = (
  request: Record<string, unknown>,
  metadata: Metadata,
  options: { deadline: number },
  done: (error: Error | null, reply?: SpamcheckReply) => void,
) => void

const channelOptions = {
  // Whatever proxy this machine goes out by: the double asks its neighbour.
  'grpc.enable_http_proxy': 0,
  // A server that comes back is asked again soon; grpc waits up to two minutes by itself.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1_000,
}

/**
 * GitLab's Spamcheck client: key as it is, two seconds, no second try. Rejects when there is no answer, and when the answer
 * brings an error. Channels are kept by address.
 * @param options.ca PEM of the authorities that `tls://` servers are checked by; left out: Node's own
 */
export function createSpamcheckClient({ ca }: { ca?: string | undefined } = {}): { ask: AskSpamcheck; close(): void } {
  const clients = new Map<string, Client>()

  function clientOf(url: string): Client {
    const known = clients.get(url)
    if (known) return known
    const secure = url.startsWith('tls://')
    const creds = secure
      ? credentials.createSsl(ca === undefined ? null : Buffer.from(ca))
      : credentials.createInsecure()
    const client = new SpamcheckService(url.replace(/^[a-z]+:\/\//, ''), creds, channelOptions)
    clients.set(url, client)
    return client
  }

  return {
    ask({ rpc, message }, { url, key, correlationId }) {
      const metadata = new Metadata()
      metadata.set('authorization', key)
      metadata.set('x-gitlab-correlation-id', correlationId)
      return new Promise((resolve, reject) => {
        const client = clientOf(url)
        const call = (client as unknown as Record<string, Unary>)[rpc] as Unary
        call.call(client, message, metadata, { deadline: Date.now() + timeoutMs }, (error, reply) => {
          if (error || !reply) reject(error ?? new Error('The Spamcheck server sent nothing.'))
          else if (reply.error.trim() !== '') reject(new Error(`The Spamcheck server reports: ${reply.error}`))
          else resolve(reply)
        })
      })
    },
    close() {
      for (const client of clients.values()) client.close()
      clients.clear()
    },
  }
}

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Looks like the ids that GitLab gives its requests: 26 characters, the first ten of them the time. */
export function newCorrelationId(): string {
  let time = ''
  for (let left = Date.now(), at = 0; at < 10; at++, left = Math.floor(left / 32)) time = base32[left % 32] + time
  return time + Array.from(randomBytes(16), (byte) => base32[byte % 32]).join('')
}
