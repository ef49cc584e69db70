import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answering, createChildren, runBundle } from './children.mjs'
import { findFreePort } from './ports.mjs'
import { removePostgres, startPostgres } from './postgres.mjs'
import { isAlive, killAndWait } from './processes.mjs'
import { startRedis } from './redis.mjs'

/** Of all stacks that this process starts, for two that start at once must not be given the same ports. */
const taken = new Set()

const secret = (bytes) => randomBytes(bytes).toString('base64url')

/** Secrets and passwords of this folder, made once. */
function readSecrets(folder) {
  const file = join(folder, 'secrets.json')
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const secrets = {
    session: secret(33),
    signingToken: `whsec_${randomBytes(32).toString('base64')}`,
    gitlabToken: `glpat-${secret(15)}`,
    oauthId: secret(24),
    oauthSecret: secret(24),
    spamcheckKey: secret(24),
    passwords: { admin: secret(9), moderator: secret(9), viewer: secret(9) },
    // Also of a folder that an older version made: what it has stays, what it lacks is made now.
    ...kept,
  }
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}

/**
 * Remembers what was started, and ends what an earlier run of this folder left behind: a script that is killed hard can't
 * stop its children, and a second set of them would work on the same data.
 */
async function keepPids(folder) {
  const file = join(folder, 'pids.json')
  const left = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  for (const { pid, needle } of left) if (isAlive(pid, needle)) await killAndWait({ pid }, 'SIGTERM', 10_000)
  const kept = []
  return (pid, needle) => {
    kept.push({ pid, needle })
    writeFileSync(file, JSON.stringify(kept))
  }
}

/** Removes all data of a folder that `startStack` made. */
export function resetStack(folder) {
  removePostgres(join(folder, 'postgres'))
  rmSync(folder, { recursive: true, force: true })
}

/**
 * Everything Natterjack needs, from nothing: database, Redis, schema, accounts, GitLab double, worker, web.
 * The demo and the browser tests run this.
 * @param {object} options
 * @param {string} options.folder where data, secrets and logs live
 * @param {import('./steps.mjs').step} options.step tells what is being done
 * @param {(name: string, tail: string) => void} options.onExit a process ended by itself
 * @param {{ url: string, token: string }} [options.gitlab] a real GitLab instead of the double
 * @param {Record<string, number>} [options.ports] preferred ones: web, worker, gitlab, spamcheck, spamcheckHttp, postgres, redis
 * @param {Record<string, string>} [options.env] more variables for web and worker
 * @param {string[]} [options.doubleArgs] more arguments for the double
 * @param {boolean} [options.asksFirst] whether the double asks the Spamcheck door before it saves anything
 * @param {boolean} [options.dryRun] whether a fresh install begins in dry run
 */
export async function startStack({
  folder,
  step,
  onExit,
  gitlab,
  ports = {},
  env = {},
  doubleArgs = [],
  asksFirst = false,
  dryRun = true,
}) {
  mkdirSync(folder, { recursive: true })
  const secrets = readSecrets(folder)
  const remember = await keepPids(folder)
  const stops = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const given = process.env
    const database = await step(given.DATABASE_URL ? 'Postgres from DATABASE_URL' : 'Postgres (embedded)', async () => {
      if (given.DATABASE_URL) return { url: given.DATABASE_URL }
      const started = await startPostgres({ dir: join(folder, 'postgres'), port: ports.postgres ?? 5433 })
      stops.push(started.stop)
      return started
    })
    const redis = await step(given.REDIS_URL ? 'Redis from REDIS_URL' : 'Redis', async (say) => {
      if (given.REDIS_URL) return { url: given.REDIS_URL }
      const started = await startRedis({ dir: join(folder, 'redis'), port: ports.redis ?? 6380, say })
      stops.push(started.stop)
      remember(started.pid, 'redis')
      return started
    })
    const webPort = await findFreePort(ports.web ?? 3000, taken)
    const workerPort = await findFreePort(ports.worker ?? 3900, taken)
    const gitlabPort = gitlab ? 0 : await findFreePort(ports.gitlab ?? 3800, taken)
    const spamcheckPort = await findFreePort(ports.spamcheck ?? 8001, taken)
    const spamcheckHttpPort = await findFreePort(ports.spamcheckHttp ?? 8002, taken)
    const spamcheck = { url: `grpc://127.0.0.1:${spamcheckPort}`, key: secrets.spamcheckKey }
    // The first one given is what GitLab sends; the others hold beside it while keys are changed.
    if (given.SPAMCHECK_KEYS) spamcheck.key = given.SPAMCHECK_KEYS.split(',')[0].trim()
    const web = `http://127.0.0.1:${webPort}`
    const gitlabUrl = gitlab?.url ?? `http://127.0.0.1:${gitlabPort}`
    const common = {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      GITLAB_URL: gitlabUrl,
      GITLAB_TOKEN: gitlab?.token ?? secrets.gitlabToken,
      HOOK_SIGNING_TOKENS: secrets.signingToken,
      NEXTAUTH_URL: web,
      NEXTAUTH_SECRET: secrets.session,
      PORT: String(webPort),
      HOST: '127.0.0.1',
      WORKER_HEALTH_PORT: String(workerPort),
      SPAMCHECK_HOST: '127.0.0.1',
      SPAMCHECK_PORT: String(spamcheckPort),
      SPAMCHECK_HTTP_PORT: String(spamcheckHttpPort),
      SPAMCHECK_KEYS: given.SPAMCHECK_KEYS || spamcheck.key,
      SPAMCHECK_PUBLIC_URL: spamcheck.url,
      // Whatever stands around it: the double asks here without TLS.
      SPAMCHECK_TLS_CERT: '',
      SPAMCHECK_TLS_KEY: '',
      SPAMCHECK_SPILL_DIR: join(folder, 'spamcheck'),
      ...(gitlab ? {} : { GITLAB_OAUTH_CLIENT_ID: secrets.oauthId, GITLAB_OAUTH_CLIENT_SECRET: secrets.oauthSecret }),
      ...env,
    }
    await step('Database schema', async (say) => say((await runBundle('migrate.js', [], common)).trim()))
    await step('Accounts and first settings', () =>
      runBundle('demo-setup.js', [], common, JSON.stringify({ passwords: secrets.passwords, dryRun })),
    )
    const children = createChildren({ logs: join(folder, 'logs'), onExit, remember })
    stops.push(() => children.stop())
    const secretArgs = ['--admin-token', secrets.gitlabToken, '--signing-token', secrets.signingToken]
    // With "=": one secret in 64 begins with a dash, and would be taken for an option.
    const oauthArgs = [`--oauth-client-id=${secrets.oauthId}`, `--oauth-client-secret=${secrets.oauthSecret}`]
    const hookArgs = ['--hook-url', `${web}/api/hooks/gitlab`, '--oauth-redirect', `${web}/api/auth/callback/gitlab`]
    const askArgs = asksFirst
      ? ['--spamcheck-url', spamcheck.url, `--spamcheck-key=${spamcheck.key}`, '--recaptcha']
      : []
    const portArgs = ['--port', String(gitlabPort)]
    const gitlabArgs = [...portArgs, ...secretArgs, ...oauthArgs, ...hookArgs, ...askArgs, ...doubleArgs]
    // All at once: each takes seconds to load, and none needs another one to start.
    if (!gitlab) children.start('gitlab', 'double.js', gitlabArgs, {})
    children.start('web', 'server.js', [], common)
    children.start('worker', 'worker.js', [], common)
    if (!gitlab) await step('GitLab double', () => answering(`${gitlabUrl}/-/double/state`))
    await step('Web', () => answering(`${web}/api/health`))
    await step('Worker', () => answering(`http://127.0.0.1:${workerPort}/ready`))
    const workerUrl = `http://127.0.0.1:${workerPort}`
    const spamcheckHttpUrl = `http://127.0.0.1:${spamcheckHttpPort}`
    return { web, gitlabUrl, workerUrl, spamcheck, spamcheckHttpUrl, secrets, env: common, children, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
