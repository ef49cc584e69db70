import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium, ensurePackages, ensurePythonGrpc, root } from './lib/install.mjs'
import { sinceStart, step } from './lib/steps.mjs'

const reports = join(root, '.data', 'reports')
const total = { passed: 0, failed: 0 }

/** Runs a command to its end; its output is shown when it fails. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules', '.bin', command), args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', (text) => {
      said += text
    })
    child.stderr.on('data', (text) => {
      said += text
    })
    child.once('error', (error) => resolve({ ok: false, said: error.message }))
    child.once('exit', (code) => resolve({ ok: code === 0, said }))
  })
}

/** One check that passes or fails as a whole. */
async function check(title, command, args) {
  await step(title, async () => {
    const { ok, said } = await run(command, args)
    total[ok ? 'passed' : 'failed']++
    if (!ok) throw new Error(said)
  }).catch(tell)
}

/** A test run whose own report is counted: what didn't run isn't passed, and a run without tests has failed. */
async function tests(title, command, args, env, count) {
  await step(title, async (say) => {
    const { ok, said } = await run(command, args, env)
    const { passed, failed, skipped } = count()
    total.passed += passed
    total.failed += failed + skipped
    say(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped (counted as failed)` : ''}`)
    if (ok && failed + skipped === 0 && passed > 0) return
    if (failed + skipped === 0) total.failed++
    throw new Error(said.slice(-20_000))
  }).catch(tell)
}

const tell = (error) => process.stdout.write(`${error.message}\n`)

const report = (name) => JSON.parse(readFileSync(join(reports, name), 'utf8'))

function vitestCount(name) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = report(name)
  const failed = numFailedTests || numFailedTestSuites
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }
}

function playwrightCount() {
  const { expected, unexpected, flaky, skipped } = report('e2e.json').stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}

async function main() {
  process.stdout.write('Natterjack check\n')
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  await step('Packages (npm ci)', (say) => ensurePackages() || say('already installed'))
  const chromium = await step('Chromium', ensureChromium)
  await step('Python with gRPC', ensurePythonGrpc)
  const { build } = await import('./build.mjs')
  await step('Production build', async (say) => (await build()) || say('up to date'))
  await check('Lint and format', 'biome', ['ci', '--colors=off', '--max-diagnostics=30', '.'])
  await check('Route types', 'next', ['typegen'])
  await check('Types', 'tsc', ['--noEmit'])
  for (const project of ['unit', 'integration']) {
    const args = [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, `${project}.json`)}`,
    ]
    await tests(`Tests: ${project}`, 'vitest', args, {}, () => vitestCount(`${project}.json`))
  }
  const browser = { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json'), CHROMIUM_PATH: chromium }
  await tests(
    'Tests: browser',
    'playwright',
    ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
    browser,
    playwrightCount,
  )
  process.stdout.write(`Took ${sinceStart()}.\n${total.passed} passed, ${total.failed} failed\n`)
  process.exit(total.failed === 0 ? 0 : 1)
}

main().catch((error) => {
  process.stdout.write(`\n${error.message}\n${total.passed} passed, ${total.failed + 1} failed\n`)
  process.exit(1)
})
