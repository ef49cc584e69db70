import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type PeerCertificate } from 'node:tls'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { log } from '@/lib/log'
import { type Certificate, makeCertificate } from './testing/make-certificate'
import { withPythonClient } from './testing/python-client'
import { type TestServer, testKey, withServer } from './testing/with-server'
import { openTlsFiles } from './tls-files'

const { start } = withServer()
const ask = withPythonClient()
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spamcheck-tls-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** As Kubernetes does it: the files are links through `..data`, which is swapped for another folder in one step. */
function mount({ cert, key }: Certificate, version: string): void {
  mkdirSync(join(folder, version))
  writeFileSync(join(folder, version, 'tls.crt'), cert)
  writeFileSync(join(folder, version, 'tls.key'), key)
  symlinkSync(version, join(folder, '..data.new'))
  renameSync(join(folder, '..data.new'), join(folder, '..data'))
}
const files = () => ({ certFile: join(folder, '..data', 'tls.crt'), keyFile: join(folder, '..data', 'tls.key') })
const withTls = () => {
  const { certFile, keyFile } = files()
  return start({ SPAMCHECK_TLS_CERT: certFile, SPAMCHECK_TLS_KEY: keyFile, tlsEveryMs: 20 })
}

/** The name in the certificate that a port shows. */
const shownBy = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(
      { port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: ['h2', 'http/1.1'] },
      () => {
        const certificate: PeerCertificate = socket.getPeerCertificate()
        socket.destroy()
        resolve(String(certificate.subject.CN))
      },
    ).once('error', reject)
  })
const issue = { method: 'CheckForSpamIssue', message: { title: 'Cheap' } }
const call = (server: TestServer, ca: string) =>
  ask({ do: 'call', target: `localhost:${server.grpcPort}`, key: testKey, ca, ...issue, timeout: 10 })

test('both ports speak TLS, and take new files without a restart', async () => {
  const [one, two] = [makeCertificate('one'), makeCertificate('two')]
  mount(one, 'v1')
  const server = await withTls()
  expect(await call(server, one.cert)).toMatchObject({ verdict: 'CONDITIONAL_ALLOW' })
  expect(await call(server, two.cert)).toMatchObject({ code: 'UNAVAILABLE' })
  expect(server.status().tls).toMatchObject({ trouble: null })
  mount(two, 'v2')
  await expect.poll(() => shownBy(server.grpcPort)).toBe('two')
  await expect.poll(() => shownBy(server.httpPort)).toBe('two')
  expect(await call(server, two.cert)).toMatchObject({ verdict: 'CONDITIONAL_ALLOW' })
  const health = await new Promise((resolve, reject) => {
    get({ port: server.httpPort, host: 'localhost', path: '/health', ca: two.cert }, (res) =>
      resolve(res.statusCode),
    ).once('error', reject)
  })
  expect(health).toBe(200)
})

test('a client that speaks no TLS, or no HTTP/2, is turned away and counted', async () => {
  mount(makeCertificate('one'), 'v1')
  const server = await withTls()
  const plain = { do: 'call', target: `127.0.0.1:${server.grpcPort}`, key: testKey, ...issue, timeout: 10 }
  expect(await ask(plain)).toMatchObject({ code: 'UNAVAILABLE' })
  const closed = new Promise((resolve) => {
    connect({ port: server.grpcPort, host: '127.0.0.1', rejectUnauthorized: false })
      .once('close', resolve)
      .on('error', resolve)
  })
  await closed
  await expect.poll(() => server.status().refused.handshake).toBeGreaterThanOrEqual(2)
  expect(server.door.calls).toEqual([])
})

test('a pair that does not hold together leaves the old one in use, and says so', async () => {
  const [one, two] = [makeCertificate('one'), makeCertificate('two')]
  mount(one, 'v1')
  const tls = await openTlsFiles({ ...files(), log, everyMs: 3_600_000 })
  const taken: string[] = []
  tls.onChange(({ cert }) => taken.push(cert.toString()))
  const troubles: (string | null)[] = []
  const look = async () => {
    await tls.look()
    troubles.push(tls.status().trouble)
  }
  mount({ cert: two.cert, key: one.key }, 'mixed')
  await look()
  // The first time it may be the moment between two files.
  await look()
  mount({ cert: two.cert.slice(0, 200), key: two.key }, 'half')
  await look()
  await look()
  rmSync(join(folder, '..data'))
  await look()
  await look()
  expect(troubles).toEqual([
    null,
    expect.stringContaining('KEY_VALUES_MISMATCH'),
    expect.stringContaining('KEY_VALUES_MISMATCH'),
    expect.stringContaining('holds no certificate'),
    expect.stringContaining('holds no certificate'),
    expect.stringContaining('ENOENT'),
  ])
  expect(taken).toEqual([])
  expect(tls.pair().cert.toString()).toBe(one.cert)
  mount(two, 'whole')
  await look()
  expect(troubles.at(-1)).toBe(null)
  expect(taken).toEqual([two.cert])
  tls.stop()
})

test('one variable without the other, or files that can not be used: no start', async () => {
  const { certFile, keyFile } = files()
  await expect(start({ SPAMCHECK_TLS_CERT: certFile })).rejects.toThrow(
    'SPAMCHECK_TLS_CERT is set and SPAMCHECK_TLS_KEY is not',
  )
  await expect(start({ SPAMCHECK_TLS_KEY: keyFile })).rejects.toThrow(
    'SPAMCHECK_TLS_KEY is set and SPAMCHECK_TLS_CERT is not',
  )
  await expect(withTls()).rejects.toThrow("SPAMCHECK_TLS_CERT can't be read (ENOENT)")
})
