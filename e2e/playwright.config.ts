import { defineConfig } from '@playwright/test'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/**
 * Two workers with a stack each (global-setup.ts). On one stack the specs run one after another, for some change settings that
 * hold for all; each makes its own people and items.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../.data/e2e-results',
  globalSetup: './global-setup.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    // Copies of the whole document before and after each step are a fifth of all the work; pictures of it stay in the trace.
    trace: { mode: 'retain-on-failure', snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      // The second group keeps Chromium's own background requests from reaching for a network that isn't there.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
