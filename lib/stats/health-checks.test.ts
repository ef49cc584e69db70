import { describe, expect, test } from 'vitest'
import type { WorkerStatus } from '../queue/status-board'
import { type CheckId, type Facts, healthChecks } from './health-checks'

const now = Date.parse('2026-03-01T12:00:00Z')
const worker: WorkerStatus = {
  id: 'w1',
  startedAt: now,
  node: 'v22',
  ended: 3,
  lastEndedAt: now,
  model: null,
  spamcheck: null,
  gitlab: {
    url: 'https://gitlab.example',
    trouble: null,
    reason: null,
    botUsername: 'natterjack',
    scopes: null,
    tokenExpiresAt: '2027-01-31',
    confirmsAddresses: true,
  },
}
const troubled = (trouble: string): WorkerStatus => ({ ...worker, gitlab: { ...worker.gitlab, trouble } })
const otherModel: WorkerStatus = { ...worker, model: { name: 'bundled-1', trouble: 'The model x is not in use here.' } }
const unconfirmed: WorkerStatus = { ...worker, gitlab: { ...worker.gitlab, confirmsAddresses: false } }
const healthy: Facts = {
  gitlabHost: 'gitlab.example',
  workers: { redis: 'ok', running: [worker] },
  dryRun: false,
  trusted: true,
  domainsListed: true,
  deadLetters: 0,
  openEvents: 3,
  oldestOpenAt: new Date(now - 60_000),
  lastHookAt: new Date(now - 5_000),
}

test('all is well', () => {
  expect(healthChecks(healthy, now).filter(({ state }) => state !== 'ok')).toEqual([])
})

test('a fresh install is told what to do, and what is broken', () => {
  const fresh: Facts = {
    ...healthy,
    gitlabHost: null,
    workers: { redis: 'ok', running: [] },
    dryRun: true,
    trusted: false,
    domainsListed: false,
    lastHookAt: null,
  }
  const states = Object.fromEntries(healthChecks(fresh, now).map(({ id, state }) => [id, state]))
  expect(states).toEqual({
    worker: 'fail',
    gitlab: 'todo',
    hooks: 'todo',
    backlog: 'ok',
    dead_letters: 'ok',
    trust: 'todo',
    dry_run: 'todo',
  })
})

describe('each fault is named', () => {
  const cases: [CheckId, Partial<Facts>, RegExp][] = [
    ['worker', { workers: { redis: 'unreachable', running: [] } }, /Redis/],
    ['worker', { workers: { redis: 'ok', running: [worker, otherModel] } }, /^The model x is not in use here/],
    ['dead_letters', { deadLetters: 1 }, /^One event/],
    ['dead_letters', { deadLetters: 1200 }, /^1,200 events/],
    ['trust', { workers: { redis: 'ok', running: [unconfirmed] } }, /exempt nobody.*Sign-up restrictions/],
    ['backlog', { oldestOpenAt: new Date(now - 11 * 60_000) }, /^3 events wait, the oldest for 11 min/],
    [
      'gitlab',
      { workers: { redis: 'ok', running: [worker, troubled('Use an admin’s token.')] } },
      /^Use an admin’s token/,
    ],
  ]
  test.each(cases)('%s: %o', (id, change, detail) => {
    const check = healthChecks({ ...healthy, ...change }, now).find((found) => found.id === id)
    expect(check?.state).toBe('fail')
    expect(check?.detail).toMatch(detail)
  })
})
