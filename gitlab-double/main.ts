import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startDouble } from './start-double'
import { seedWorld } from './traffic/seed-world'
import { startTraffic } from './traffic/start-traffic'

const help = `The GitLab double: an invented GitLab on 127.0.0.1.

  --port N                 port to listen on (0 = any free one)
  --seed N                 what is invented, and in which order
  --users N                fill it with the history of N people
  --state FILE             go on with the world saved there, and save it every few seconds and at the end
  --traffic PER_MINUTE     live traffic, so many steps a minute
  --latency-ms N           delay of every API answer
  --edition ce|ee          --version X.Y.Z          --admin-mode
  --hook-url URL           register a system hook and a project hook of all projects
  --hook-token TEXT        --signing-token whsec_…  their secret and signing token
  --admin-token TEXT       a fixed token instead of a random one
  --spamcheck-url URL      ask a Spamcheck server before saving: grpc://host:port or tls://host:port, with
  --spamcheck-key TEXT     its key        --spamcheck-ca FILE   whom to trust behind tls://, as PEM
  --recaptcha              CAPTCHAs are on: what is only suspicious can be saved after one
  --oauth-client-id TEXT   --oauth-client-secret TEXT
  --oauth-redirect URL     may be given several times; none = any loopback address
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      users: { type: 'string', default: '0' },
      traffic: { type: 'string', default: '0' },
      state: { type: 'string' },
      'latency-ms': { type: 'string', default: '0' },
      edition: { type: 'string', default: 'ce' },
      version: { type: 'string' },
      'admin-mode': { type: 'boolean', default: false },
      'hook-url': { type: 'string' },
      'hook-token': { type: 'string' },
      'signing-token': { type: 'string' },
      'admin-token': { type: 'string' },
      'spamcheck-url': { type: 'string' },
      'spamcheck-key': { type: 'string' },
      'spamcheck-ca': { type: 'string' },
      recaptcha: { type: 'boolean', default: false },
      'oauth-client-id': { type: 'string' },
      'oauth-client-secret': { type: 'string' },
      'oauth-redirect': { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const seed = number('seed', values.seed)
  const { state } = values
  const snapshot = state && existsSync(state) ? readFileSync(state) : undefined
  const double = await startDouble({
    snapshot,
    port: number('port', values.port),
    seed,
    latencyMs: number('latency-ms', values['latency-ms']),
    edition: values.edition === 'ee' ? 'ee' : 'ce',
    version: values.version,
    adminMode: values['admin-mode'],
    adminToken: values['admin-token'],
    spamcheckCa: values['spamcheck-ca'] === undefined ? undefined : readFileSync(values['spamcheck-ca'], 'utf8'),
    oauth: {
      clientId: values['oauth-client-id'],
      clientSecret: values['oauth-client-secret'],
      redirectUris: values['oauth-redirect'],
    },
  })
  Object.assign(double.world.settings, {
    spamCheckEndpointEnabled: values['spamcheck-url'] !== undefined,
    spamCheckEndpointUrl: values['spamcheck-url'] ?? null,
    spamCheckApiKey: values['spamcheck-key'] ?? null,
    recaptchaEnabled: values.recaptcha,
  })
  const users = number('users', values.users)
  if (users > 0 && !snapshot) seedWorld(double, { users, seed })
  const url = values['hook-url']
  if (url !== undefined) {
    const secrets = { token: values['hook-token'], signingToken: values['signing-token'] }
    double.hooks.register({ url, kind: 'system', ...secrets })
    double.hooks.register({ url, kind: 'project', ...secrets })
  }
  const perMinute = number('traffic', values.traffic)
  const traffic = perMinute > 0 ? startTraffic(double, { perMinute, seed: seed + 1 }) : null

  const save = (): void => {
    if (!state) return
    writeFileSync(`${state}.new`, double.snapshot())
    renameSync(`${state}.new`, state)
  }
  const saving = setInterval(save, 5_000)

  const stop = (): void => {
    clearInterval(saving)
    traffic?.stop()
    save()
    void double.close()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  const { clientId, clientSecret } = double.oauth
  const ready = { ready: true, url: double.url, adminToken: double.adminToken, oauth: { clientId, clientSecret } }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
}

function number(flag: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new Error(`--${flag} needs a number of 0 or more, not "${text}".`)
  return value
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
