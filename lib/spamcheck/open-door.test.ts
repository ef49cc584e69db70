import pino from 'pino'
import { describe, expect, test, vi } from 'vitest'
import { createMetrics } from '../metrics'
import { trustListOf } from '../trust/trust-list'
import type { CallRecord } from './call'
import { askedCall, judging, modelScoring, trustEntry, withSpamcheck } from './call.fixture'
import type { DoorSnapshot } from './door-state'
import { openDoor } from './open-door'
import { noStanding } from './standing'

type Given = Partial<Parameters<typeof openDoor>[0]> & { snapshot?: Partial<DoorSnapshot> | null; score?: number }

function setUp({ snapshot = {}, score = 0.95, ...given }: Given = {}) {
  const { settings, settingsId, trustList, confirmsAddresses } = judging()
  const current = snapshot && { settings, settingsId, trustList, confirmsAddresses, ...snapshot }
  const kept: CallRecord[] = []
  const lines: Record<string, unknown>[] = []
  const metrics = createMetrics()
  const model = modelScoring(score)
  const door = openDoor({
    models: { currentModel: () => model },
    standings: { held: () => noStanding, of: async () => noStanding },
    state: { current: () => current },
    metrics,
    log: pino({ base: undefined }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    keep: (record) => void kept.push(record),
    ...given,
  })
  return { door, kept, lines, metrics }
}

const now = () => performance.now()
const noop = (reason: string) => ({ verdict: 'NOOP', score: 0, reason, evaluated: false, extraAttributes: {} })
const trustedAddress = { author: { emails: [{ email: 'ada@epfl.example', verified: true }] } }
const trustList = trustListOf([trustEntry({ kind: 'EMAIL_DOMAIN', value: 'epfl.example' })])

test('answers, and only then keeps, counts and logs', async () => {
  const { door, kept, lines, metrics } = setUp()
  const call = askedCall()
  expect(await door.answer(call, now())).toEqual({
    verdict: 'CONDITIONAL_ALLOW',
    score: expect.closeTo(0.95, 9),
    reason: 'ml inference score',
    evaluated: true,
    extraAttributes: {},
  })
  expect(kept).toEqual([])
  await expect.poll(() => kept).toHaveLength(1)
  expect(kept[0]).toMatchObject({ call, judgement: { route: 'REVIEW', settingsId: 3 }, tookMicros: expect.any(Number) })
  expect(kept[0]?.uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  expect(lines).toHaveLength(1)
  const labels = { type: 'issue', verdict: 'CONDITIONAL_ALLOW', reason: 'ml inference score' }
  expect((await metrics.spamcheckVerdicts.get()).values).toEqual([{ labels, value: 1 }])
  expect(door.counts()).toMatchObject({
    answers: { CONDITIONAL_ALLOW: 1 },
    latency: { calls: 1 },
    lastError: null,
    standings: { asked: 1, late: 0 },
  })
  expect(door.counts().lastCallAt).toBeGreaterThan(0)
})

test('a line a verdict, with the old server’s names and nothing of the text', async () => {
  const { door, lines } = setUp()
  await door.answer(askedCall({ userInProject: true }), now())
  await door.answer(askedCall({ type: 'wiki', asked: 'other', project: null }), now())
  door.settle()
  expect(lines[0]).toEqual({
    level: 30,
    time: expect.any(Number),
    metric: 'spamcheck_verdicts',
    correlation_id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    spammable_type: 'issue',
    email_allowlisted: false,
    project_allowed: true,
    project_path: 'flight/toolkit',
    project_id: 7,
    user_name: 'mallory',
    user_in_project: true,
    verdict: 'CONDITIONAL_ALLOW',
    reason: 'ml inference score',
    confidence: expect.closeTo(0.95, 9),
    evaluated: true,
    type: 'issue',
    duration_ms: expect.any(Number),
    msg: 'spamcheck verdict',
  })
  const generic = { spammable_type: 'generic', type: 'wiki' }
  expect(lines[1]).toMatchObject({ ...generic, project_path: null, project_id: null, verdict: 'ALLOW' })
  expect(JSON.stringify(lines)).not.toMatch(/watches/i)
})

test('lines of their own are gathered, and written at the end at the latest', async () => {
  const flush = vi.fn()
  const info = vi.fn()
  const { door, lines: shared } = setUp({ lines: { info, flush } })
  await Promise.all(Array.from({ length: 50 }, () => door.answer(askedCall(), now())))
  await expect.poll(() => info.mock.calls).toHaveLength(50)
  expect([shared.length, flush.mock.calls.length]).toEqual([0, 0])
  door.settle()
  expect(flush).toHaveBeenCalledOnce()
})

test('in monitor mode the line says what it would have been', async () => {
  const { door, lines } = setUp({ snapshot: { settings: withSpamcheck({ monitor: true }) } })
  await door.answer(askedCall(), now())
  door.settle()
  expect(lines[0]).toMatchObject({ verdict: 'ALLOW', judged: 'CONDITIONAL_ALLOW' })
})

test('what a trusted author wrote isn’t kept, nor reasons that quote it, but the verdict is', async () => {
  const { door, kept } = setUp({ snapshot: { trustList } })
  const call = askedCall(trustedAddress)
  expect(await door.answer(call, now())).toMatchObject({ verdict: 'ALLOW', reason: 'email allowed', evaluated: true })
  door.settle()
  expect(kept[0]).toMatchObject({
    call: { content: { kind: 'issue', fields: {} }, textKey: call.textKey },
    judgement: { trust: { rule: 'email_domain' }, reasons: [], score: expect.closeTo(0.95, 9), route: 'ALLOW' },
  })
  expect(JSON.stringify(kept)).not.toMatch(/watches/i)
})

test('what isn’t evaluated is counted and logged, and not kept', async () => {
  const never = { neverCheck: [{ id: 7, path: 'flight/toolkit' }] }
  const { door, kept, lines } = setUp({ snapshot: { settings: withSpamcheck(never) } })
  expect(await door.answer(askedCall(), now())).toEqual(noop('project not allowed'))
  door.settle()
  expect(kept).toEqual([])
  expect(lines).toMatchObject([{ verdict: 'NOOP', reason: 'project not allowed', project_allowed: false }])
  expect(door.counts()).toMatchObject({ answers: { NOOP: 1 }, standings: { asked: 0 } })
})

test('a call that GitLab has given up is not scored, nor its author looked up', async () => {
  const held = vi.fn(() => noStanding)
  const { door, kept } = setUp({ standings: { held, of: async () => noStanding } })
  expect(await door.answer(askedCall(), now() - 1_600)).toEqual(noop('too late'))
  door.settle()
  expect([held.mock.calls, kept]).toEqual([[], []])
})

test.each([true, false])(
  'only where a call may ban (%s), strangers are looked up to be certain',
  async (allowBlock) => {
    const held = vi.fn(() => noStanding)
    const snapshot = { settings: withSpamcheck({ allowBlock }) }
    const { door } = setUp({ snapshot, standings: { held, of: async () => noStanding } })
    const call = askedCall()
    await door.answer(call, now())
    expect(held.mock.calls).toEqual([[call, allowBlock]])
  },
)

test('an author who isn’t held is looked up, and counts', async () => {
  const standing = { ...noStanding, decided: { spam: 9, notSpam: 0, notSpamDays: 0 } }
  const { door, metrics } = setUp({ score: 0.2, standings: { held: () => undefined, of: async () => standing } })
  expect((await door.answer(askedCall(), now())).score).toBeGreaterThan(0.8)
  expect((await metrics.spamcheckStandings.get()).values).toEqual([{ labels: { result: 'found' }, value: 1 }])
})

test('who asks again and again, and what others sent before, counts', async () => {
  const { door } = setUp({ score: 0.3 })
  const ask = async (gitlabId: number) => (await door.answer(askedCall({ author: { gitlabId } }), now())).score
  const first = await ask(1)
  expect(await ask(2)).toBeGreaterThan(first)
  const flood = []
  for (let n = 0; n < 20; n++) flood.push(await ask(1))
  expect(flood[3]).toBeCloseTo(first, 9)
  expect(flood.at(-1)).toBeGreaterThan(first)
})

describe('whatever breaks, there is an answer', () => {
  const fail = () => {
    throw new Error('broken')
  }

  test.each<[string, Given, string]>([
    ['no settings yet', { snapshot: null }, 'settings not loaded'],
    ['state', { state: { current: fail } }, 'failed'],
    ['model', { models: { currentModel: fail } }, 'failed'],
    ['a model that breaks', { models: { currentModel: () => ({}) as never } }, 'failed'],
    ['velocity', { velocity: { see: fail } }, 'failed'],
  ])('NOOP: %s', async (_, given, reason) => {
    const { door, kept } = setUp(given)
    expect(await door.answer(askedCall(), now())).toEqual(noop(reason))
    door.settle()
    expect(kept).toEqual([])
    expect(door.counts().lastError !== null).toBe(reason === 'failed')
  })

  const held = () => undefined
  test.each<[string, Given]>([
    ['what is held', { standings: { held: fail, of: async () => noStanding } }],
    ['a look-up that throws', { standings: { held, of: fail } }],
    ['a look-up that rejects', { standings: { held, of: () => Promise.reject(new Error('broken')) } }],
    ['a look-up that never ends', { standings: { held, of: () => new Promise(() => undefined) } }],
    ['keeping', { keep: fail }],
  ])('evaluated: %s', async (_, given) => {
    const { door } = setUp(given)
    expect(await door.answer(askedCall(), now())).toMatchObject({ verdict: 'CONDITIONAL_ALLOW', evaluated: true })
    door.settle()
  })

  test('one line about it in ten seconds, however many calls there are', async () => {
    const { door, lines } = setUp({ keep: fail })
    for (let n = 0; n < 100; n++) await door.answer(askedCall(), now())
    door.settle()
    expect(lines.filter(({ level }) => level === 50)).toHaveLength(1)
    expect(door.counts().lastError?.what).toMatch(/could not be kept/)
  })
})
