import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSpamcheckClient, newCorrelationId } from './client'
import { startSpamcheckStub } from './testing'

const folder = mkdtempSync(join(tmpdir(), 'double-tls-'))
let cert: string
let key: string

beforeAll(() => {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')]
  const whom = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2']
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  execFileSync('openssl', ['req', ...kind, ...files, ...whom], { stdio: 'ignore' })
  cert = readFileSync(join(folder, 'cert.pem'), 'utf8')
  key = readFileSync(join(folder, 'key.pem'), 'utf8')
})
afterAll(() => rmSync(folder, { recursive: true }))

const request = { rpc: 'CheckForSpamIssue', message: { title: 'T' } } as const
const options = (url: string) => ({ url, key: 'k', correlationId: newCorrelationId() })

describe('tls://', () => {
  it('speaks TLS with the authorities it is given, and never without', async () => {
    const stub = await startSpamcheckStub({ cert, key })
    stub.state.reply = { verdict: 2, score: 0.5, evaluated: true }
    const knows = createSpamcheckClient({ ca: cert })
    const doesnt = createSpamcheckClient()
    expect(await knows.ask(request, options(stub.url))).toMatchObject({ verdict: 2, score: 0.5, evaluated: true })
    await expect(doesnt.ask(request, options(stub.url))).rejects.toThrow('UNAVAILABLE')
    await expect(knows.ask(request, options(stub.url.replace('tls', 'grpc')))).rejects.toThrow('UNAVAILABLE')
    expect(stub.heard).toHaveLength(1)
    knows.close()
    doesnt.close()
    stub.close()
  })
})

describe('a server that comes back', () => {
  it('is found again', async () => {
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
})
