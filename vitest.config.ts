import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }
const exclude = ['**/node_modules/**', '.next/**', 'dist/**', 'e2e/**', '.data/**']

/** Unit tests need nothing; integration tests get a real Postgres and a real Redis (lib/testing/global-setup.ts). */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Nothing here changes modules, the environment or the clock for good, so files share what they import; to load the
          // same modules for each file anew would take longer than all tests together.
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
          // One project after the other: the services have the machine to themselves.
          sequence: { groupOrder: 0 },
          // Generous: a time limit is there to end what hangs, and machines are shared.
          testTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...exclude, '**/*.integration.test.ts'],
          env: { LOG_LEVEL: 'silent', DATABASE_URL: 'postgresql://unused/unused', REDIS_URL: 'redis://unused' },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          sequence: { groupOrder: 1 },
          include: ['**/*.integration.test.ts'],
          exclude,
          globalSetup: ['lib/testing/global-setup.ts'],
          setupFiles: ['lib/testing/setup-file.ts'],
          env: { DATABASE_URL: process.env.DATABASE_URL ?? '', REDIS_URL: process.env.REDIS_URL ?? '' },
          testTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
