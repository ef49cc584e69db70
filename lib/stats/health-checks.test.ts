import { describe, expect, test } from 'vitest'
import { type CheckId, type Facts, healthChecks } from './health-checks'

const now = Date.parse('2026-03-01T12:00:00Z')
const gitlab = { state: 'ok', detail: null, botUsername: 'natterjack', checkedAt: '2026-03-01T11:59:00Z' } as const
const report = { at: '2026-03-01T11:59:50Z', startedAt: '2026-03-01T09:00:00Z', gitlab }
const healthy: Facts = {
  gitlabHost: 'gitlab.example',
  worker: { redis: 'ok', report },
  dryRun: false,
  trusted: true,
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
    worker: { redis: 'ok', report: null },
    dryRun: true,
    trusted: false,
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
    ['worker', { worker: { redis: 'unreachable', report: null } }, /Redis/],
    ['dead_letters', { deadLetters: 1 }, /^One event/],
    ['dead_letters', { deadLetters: 1200 }, /^1,200 events/],
    ['backlog', { oldestOpenAt: new Date(now - 11 * 60_000) }, /^3 events wait, the oldest for 11 min/],
    [
      'gitlab',
      {
        worker: {
          redis: 'ok',
          report: { ...report, gitlab: { ...gitlab, state: 'unprivileged', detail: 'Use an admin’s token.' } },
        },
      },
      /^Use an admin’s token/,
    ],
    [
      'gitlab',
      { worker: { redis: 'ok', report: { ...report, gitlab: { ...gitlab, state: 'unreachable' } } } },
      /gitlab.example can’t be worked with: unreachable/,
    ],
  ]
  test.each(cases)('%s: %o', (id, change, detail) => {
    const check = healthChecks({ ...healthy, ...change }, now).find((found) => found.id === id)
    expect(check?.state).toBe('fail')
    expect(check?.detail).toMatch(detail)
  })
})
