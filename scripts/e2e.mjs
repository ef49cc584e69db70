import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureChromium, root } from './lib/install.mjs'

/** Browser tests over a fresh build; arguments go to Playwright, such as `npm run e2e -- review.spec.ts --headed`. */
await build()
const chromium = await ensureChromium((text) => process.stdout.write(`${text}\n`))
const args = ['test', '-c', 'e2e/playwright.config.ts', ...process.argv.slice(2)]
const done = spawnSync(join(root, 'node_modules', '.bin', 'playwright'), args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: chromium },
})
process.exit(done.status ?? 1)
