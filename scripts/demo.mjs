import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensurePackages, root } from './lib/install.mjs'
import { sinceStart, step } from './lib/steps.mjs'

const help = `npm run demo -- [options]     Natterjack from nothing, with a GitLab that lives in memory

  --reset               start clean: removes the demo's data first
  --per-minute N        how much the demo's people and spammers write (default 30; 0: silence)
  --dry-run             begin with dry run on, as a real install does
  --port N              web port to try first (default 3000)
  --gitlab-url URL      a real GitLab instead, with
  --gitlab-token TOKEN  a token of an admin's (scopes api, admin_mode); dry run is then on
  --help

Uses DATABASE_URL, REDIS_URL and SPAMCHECK_KEYS when set. All data lives in .data/demo.`

function readArguments() {
  const { values } = parseArgs({
    options: {
      reset: { type: 'boolean' },
      'per-minute': { type: 'string', default: '30' },
      'dry-run': { type: 'boolean', default: false },
      port: { type: 'string', default: '3000' },
      'gitlab-url': { type: 'string' },
      'gitlab-token': { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(`${help}\n`)
    process.exit(0)
  }
  if (Boolean(values['gitlab-url']) !== Boolean(values['gitlab-token'])) {
    throw new Error('--gitlab-url and --gitlab-token go together.')
  }
  if (!/^\d{1,5}$/.test(values['per-minute'])) throw new Error('--per-minute takes a whole number.')
  if (!/^\d{1,5}$/.test(values.port)) throw new Error('--port takes a port number.')
  return values
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(
    `Natterjack needs Node 20.19 or newer; this is ${process.version}. Get one from nodejs.org or your package manager.`,
  )
}

async function main() {
  const options = readArguments()
  checkNode()
  process.stdout.write('Natterjack demo\n')
  await step('Packages (npm ci)', (say) => ensurePackages() || say('already installed'))
  const { build } = await import('./build.mjs')
  const { resetStack, startStack } = await import('./lib/stack.mjs')
  const folder = join(root, '.data', 'demo')
  if (options.reset) await step('Removing the old data', () => resetStack(folder))
  await step('Production build', async (say) => (await build()) || say('up to date'))
  const gitlab = options['gitlab-url'] && {
    url: options['gitlab-url'].replace(/\/+$/, ''),
    token: options['gitlab-token'],
  }
  const world = join(folder, 'gitlab.world')
  const first = !existsSync(world)
  let stack
  const end = async (code) => {
    process.stdout.write('\nStopping …\n')
    await stack?.stop()
    process.stdout.write('Everything is stopped.\n')
    process.exit(code)
  }
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (asked) return
      asked = true
      if (stack) end(0)
    })
  }
  stack = await startStack({
    folder,
    step,
    gitlab,
    asksFirst: true,
    dryRun: Boolean(gitlab) || options['dry-run'],
    ports: { web: Number(options.port) },
    doubleArgs: ['--users', '40', '--state', world],
    onExit: (name, tail) => {
      process.stderr.write(
        `\n${name} ended unexpectedly. Its last words:\n${tail}\nAll of it: ${join('.data', 'demo', 'logs', `${name}.log`)}\n`,
      )
      end(1)
    },
  })
  if (asked) return end(0)
  if (!gitlab) await step('Visitors', () => sendTraffic(stack.gitlabUrl, Number(options['per-minute']), first))
  process.stdout.write(`\n${welcome(stack, Boolean(gitlab))}\nReady after ${sinceStart()}. Ctrl-C stops all of it.\n`)
}

/** On the first start a wave, so that the queue has something to show; then the steady rate. */
async function sendTraffic(gitlabUrl, perMinute, first) {
  const traffic = async (body) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${gitlabUrl}/-/double/traffic`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`The GitLab double refused to write: ${answer.status} ${await answer.text()}`)
  }
  const seed = Date.now() % 1_000_000
  if (perMinute === 0) return
  if (first) {
    await traffic({ perMinute: 3_000, seed })
    await new Promise((resolve) => setTimeout(resolve, 2_000))
  }
  await traffic({ perMinute, seed: seed + 1 })
}

function welcome({ web, gitlabUrl, spamcheck, secrets }, real) {
  const accounts = Object.entries(secrets.passwords).map(([name, password]) => `    ${name.padEnd(10)} ${password}`)
  const where = real
    ? `  GitLab        ${gitlabUrl} (dry run is on: nothing is changed there)
  System hook   ${web}/api/hooks/gitlab, to be reachable from GitLab; signing token:
                ${secrets.signingToken}`
    : `  GitLab        ${gitlabUrl} (in memory; its people are writing now)`
  const door = `  Spamcheck     ${spamcheck.url}, ${
    real ? 'to be entered in GitLab once it can reach this machine' : 'which this GitLab asks before it saves'
  }; key:
                ${spamcheck.key}
                how it fares: ${web}/spamcheck`
  return `  Natterjack    ${web}\n${where}\n${door}\n\n  Sign in with a name and a password${real ? '' : ', or through the demo’s GitLab'}:\n${accounts.join('\n')}\n`
}

main().catch((error) => {
  process.stderr.write(`\n${error.message}\n`)
  process.exit(1)
})
