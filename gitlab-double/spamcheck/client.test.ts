import { expect, it } from 'vitest'
import { createSpamcheckClient, newCorrelationId } from './client'
import { startSpamcheckStub } from './testing'

const request = { rpc: 'CheckForSpamIssue', message: { title: 'T' } } as const
const options = (url: string) => ({ url, key: 'k', correlationId: newCorrelationId() })

it('finds a server again that comes back', async () => {
  const first = await startSpamcheckStub()
  const client = createSpamcheckClient()
  await client.ask(request, options(first.url))
  first.close()
  await expect(client.ask(request, options(first.url))).rejects.toThrow('UNAVAILABLE')
  const second = await startSpamcheckStub({ port: first.port })
  await expect
    .poll(() => client.ask(request, options(first.url)).then(({ verdict }) => verdict, String), { timeout: 10_000 })
    .toBe(0)
  client.close()
  second.close()
})

it('doesn’t speak to a server without TLS where tls:// was said', async () => {
  const stub = await startSpamcheckStub()
  const client = createSpamcheckClient()
  await expect(client.ask(request, options(`tls://127.0.0.1:${stub.port}`))).rejects.toThrow('UNAVAILABLE')
  expect(stub.heard).toEqual([])
  client.close()
  stub.close()
})
