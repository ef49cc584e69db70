import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { parseEnv } from '@/lib/env'
import { createMetrics } from '@/lib/metrics'
import { startHealth } from './health'

test.each(['127.0.0.1', '0.0.0.0'])('listens on %s where told to', async (host) => {
  const measure = async () => undefined
  const health = await startHealth({ host, port: 0, metrics: createMetrics(), notReady: () => null, measure })
  const { address, port } = health.address() as AddressInfo
  expect(address).toBe(host)
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200)
  health.close()
  health.closeAllConnections()
})

test('nobody else reaches it unless told so', () => {
  const least = { DATABASE_URL: 'postgresql://u:p@localhost/n', REDIS_URL: 'redis://localhost' }
  expect(parseEnv(least).WORKER_HEALTH_HOST).toBe('127.0.0.1')
})
