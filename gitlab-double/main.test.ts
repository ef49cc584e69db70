import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { startReceiver } from './testing'

/** One process, so that the signal and the exit code are the double's own and not those of a wrapper. */
function run(...args: string[]) {
  return spawn(process.execPath, ['--import', 'tsx', resolve(import.meta.dirname, 'main.ts'), ...args], {
    cwd: resolve(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

describe('the command line', () => {
  it('says in one line where it is, knows its fixed secrets, sends traffic, and ends on SIGTERM', async () => {
    const receiver = await startReceiver()
    const child = run(
      ...['--users', '5', '--traffic', '6000', '--hook-url', receiver.url, '--hook-token', 'shh'],
      ...['--admin-token', 'fixed-token', '--oauth-client-id', 'id', '--oauth-client-secret', 'secret'],
    )
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    const ready = JSON.parse(String(line))
    expect(ready).toEqual({
      ready: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      adminToken: 'fixed-token',
      oauth: { clientId: 'id', clientSecret: 'secret' },
    })
    const user = await fetch(`${ready.url}/api/v4/user`, { headers: { 'private-token': 'fixed-token' } })
    expect(await user.json()).toMatchObject({ username: 'natterjack-bot', is_admin: true })
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBeGreaterThan(5)
    expect(receiver.received[0]?.headers['x-gitlab-token']).toBe('shh')
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    await receiver.close()
  }, 30_000)

  it('refuses what it doesn’t understand', async () => {
    const child = run('--port', 'many')
    let words = ''
    child.stderr.on('data', (chunk) => {
      words += chunk
    })
    const [code] = await once(child, 'close')
    expect(code).toBe(1)
    expect(words).toContain('--port needs a number of 0 or more, not "many".')
  }, 30_000)
})
