import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hookSecurity } from '@/lib/intake/hook-security'
import { type HookServer, startHookServer } from '@/lib/intake/testing/hook-server'
import { withTestDatabase } from '@/lib/testing/with-test-database'

const database = withTestDatabase()
const script = join(import.meta.dirname, 'natterjack')
const security = hookSecurity({ HOOK_SECRETS: ['s3cret'], HOOK_SIGNING_TOKENS: [], HOOK_ALLOW_UNAUTHENTICATED: false })
const issue = (title: string) => JSON.stringify({ object_kind: 'issue', object_attributes: { id: 1, iid: 2, title } })

let spool: string
let server: HookServer | undefined
beforeEach(async () => {
  spool = mkdtempSync(join(tmpdir(), 'natterjack-spool-'))
  await database().pool.query('DELETE FROM event')
})
afterEach(async () => {
  await server?.close()
  server = undefined
  rmSync(spool, { recursive: true })
})

async function startServer(maxBytes = 4096): Promise<HookServer> {
  server = await startHookServer({ pool: database().pool, maxBytes, security })
  return server
}

type Run = { code: number; stderr: string }

/** Runs the forwarder as GitLab does: the event on standard input, nothing else. */
function run(input: string | Buffer, over: Record<string, string> = {}, args: string[] = []): Promise<Run> {
  const settings = {
    NATTERJACK_URL: server?.url ?? 'http://127.0.0.1:1',
    NATTERJACK_SECRET: 's3cret',
    NATTERJACK_SPOOL: spool,
  }
  const env = {
    NODE_ENV: 'test' as const,
    PATH: '/usr/local/bin:/usr/bin:/bin',
    NATTERJACK_CONFIG: '/nonexistent',
    ...settings,
    ...over,
  }
  return new Promise((resolve) => {
    const child = execFile(script, args, { env }, (error, _, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stderr }),
    )
    // A script that refuses before it reads its input closes the pipe.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

const spooled = () => readdirSync(spool).filter((name) => name.endsWith('.json'))
const stored = () => database().prisma.event.findMany({ orderBy: { id: 'asc' } })

test('passes an event on byte for byte, with the secret, marked as a file hook, and keeps nothing', async () => {
  await startServer()
  const body = Buffer.concat([Buffer.from(issue('Ünïcode "quotes" \\u0000')), Buffer.from([0xff])])
  expect(await run(body)).toEqual({ code: 0, stderr: '' })
  const [event, ...more] = await stored()
  expect(more).toEqual([])
  expect(event).toMatchObject({ source: 'FILE_HOOK', dedupeKey: expect.stringMatching(/^id:file-hook-[0-9a-f]{64}$/) })
  expect(Buffer.from(event?.raw ?? [])).toEqual(body)
  expect(readdirSync(spool)).toEqual([])
})

test('the same event twice is one event', async () => {
  await startServer()
  await run(issue('same'))
  await run(issue('same'))
  expect(await stored()).toHaveLength(1)
})

test('keeps events while Natterjack is down, asks only once in a while, and sends them when it is back', async () => {
  const first = await run(issue('one'))
  expect(first).toMatchObject({ code: 1, stderr: expect.stringContaining("can't take events now (000)") })
  // The pause: no second try, so that no Sidekiq thread waits.
  expect(await run(issue('two'))).toEqual({ code: 0, stderr: '' })
  expect(spooled()).toHaveLength(2)
  await startServer()
  writeFileSync(join(spool, 'down'), '0')
  expect((await run(issue('three'))).code).toBe(0)
  expect(readdirSync(spool)).toEqual([])
  const titles = (await stored()).map(
    (event) => JSON.parse(Buffer.from(event.raw ?? []).toString()).object_attributes.title,
  )
  expect(titles.sort()).toEqual(['one', 'three', 'two'])
})

test('--flush sends what waits, and says when something is left', async () => {
  await run(issue('one'))
  expect((await run('', {}, ['--flush'])).stderr).toContain('still waiting')
  await startServer()
  expect(await run('', {}, ['--flush'])).toEqual({ code: 0, stderr: '' })
  expect(await stored()).toHaveLength(1)
  expect(spooled()).toEqual([])
})

test('a lock that a killed run left does not stop the flush for good', async () => {
  await run(issue('one'))
  await startServer()
  const lock = join(spool, 'lock')
  mkdirSync(lock)
  expect((await run('', {}, ['--flush'])).code).toBe(1)
  const longAgo = new Date(Date.now() - 3_600_000)
  utimesSync(lock, longAgo, longAgo)
  expect((await run('', {}, ['--flush'])).code).toBe(0)
})

test('an event that a killed run had read is sent later', async () => {
  await startServer()
  const incoming = join(spool, 'incoming.abc123')
  writeFileSync(incoming, issue('interrupted'))
  expect((await run('', {}, ['--flush'])).code).toBe(0)
  expect(await stored()).toEqual([])
  const longAgo = new Date(Date.now() - 3_600_000)
  utimesSync(incoming, longAgo, longAgo)
  expect((await run('', {}, ['--flush'])).code).toBe(0)
  expect(await stored()).toHaveLength(1)
  expect(readdirSync(spool)).toEqual([])
})

test('with a wrong secret the event is kept, and GitLab’s log says why', async () => {
  await startServer()
  const refused = await run(issue('one'), { NATTERJACK_SECRET: 'wrong' })
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/refused the event \(401\).*NATTERJACK_SECRET/),
  })
  expect(spooled()).toHaveLength(1)
  expect(await stored()).toEqual([])
})

test('an event too large to keep is on record over there, and leaves the spool', async () => {
  await startServer(2048)
  expect((await run(issue('x'.repeat(10_000)))).code).toBe(0)
  expect(spooled()).toEqual([])
  expect(await stored()).toMatchObject([{ reason: 'too_large', state: 'DEAD' }])
})

test('pushes and pipelines stay here: nobody screens them', async () => {
  await startServer()
  for (const body of [
    '{"object_kind":"push","ref":"x"}',
    '{"object_kind":"pipeline"}',
    '{"event_name":"repository_update"}',
  ])
    expect(await run(body)).toEqual({ code: 0, stderr: '' })
  await run('{"object_kind":"note","note":"{\\"object_kind\\":\\"push\\""}')
  expect(await stored()).toHaveLength(1)
})

test('a full spool is said, not overrun', async () => {
  writeFileSync(join(spool, 'ballast'), Buffer.alloc(1_200_000, 1))
  const full = await run(issue('one'), { NATTERJACK_SPOOL_MB: '1' })
  expect(full).toMatchObject({ code: 1, stderr: expect.stringContaining('full') })
  expect(readdirSync(spool)).toEqual(['ballast'])
})

test('settings may stand in a file; without an address or secret it says so', async () => {
  await startServer()
  const config = join(spool, 'conf')
  writeFileSync(config, `NATTERJACK_URL=${server?.url}\nNATTERJACK_SECRET='s3cret'\n`)
  const unset = { NATTERJACK_URL: '', NATTERJACK_SECRET: '' }
  expect((await run(issue('one'), { ...unset, NATTERJACK_CONFIG: config })).code).toBe(0)
  expect((await run(issue('one'), unset)).stderr).toMatch(/NATTERJACK_URL.*is not set/)
  expect((await run(issue('one'), { NATTERJACK_SECRET: 'a"b' })).stderr).toContain('no quote')
})

test('what waits can be read by its owner alone', async () => {
  await run(issue('one'))
  const [name] = spooled()
  expect(statSync(join(spool, name ?? '')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(spool, name ?? ''), 'utf8')).toBe(issue('one'))
})
