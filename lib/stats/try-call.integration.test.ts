import { beforeAll, describe, expect, test } from 'vitest'
import { ensureBundled } from '../model/version/ensure-bundled'
import { changeSettings } from '../settings/change-settings'
import { defaultSettings } from '../settings/settings'
import { buildAuthor, buildItem, buildUser } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { dropTrustList } from '../trust/trust-list-store'
import { type CallTrial, tryCall } from './try-call'

const database = withTestDatabase()
const advert =
  'Claim 500% casino bonus now at https://lucky-casino.example/join or write to +1 800 555 0199 on WhatsApp'
const trial: CallTrial = {
  asked: 'issue',
  title: 'Casino bonus',
  text: advert,
  username: '',
  email: '',
  emailVerified: false,
  accountAgeDays: 0,
  twoFactor: false,
  member: false,
  projectId: 7,
}
const run = (change: Partial<CallTrial> = {}, confirmsAddresses = true) =>
  tryCall(
    { ...trial, ...change },
    { read: async () => ({ redis: 'ok', running: [{ gitlab: { confirmsAddresses } }] as never }) },
  )

test('before any worker has started there is no model, and that is said', async () => {
  expect(await run()).toMatchObject({ verdict: 'NOOP', reason: 'classifier not loaded', score: null, known: null })
})

describe('with a model', () => {
  beforeAll(async () => {
    await ensureBundled()
  })

  test('the caps of the kind count, and what it would be without them is told', async () => {
    const issue = await run()
    expect(issue).toMatchObject({ verdict: 'CONDITIONAL_ALLOW', reason: 'ml inference score', route: 'REVIEW' })
    expect(['DISALLOW', 'BLOCK']).toContain(issue.uncapped)
    expect(issue.reasons.length).toBeGreaterThan(0)
    expect(await run({ asked: 'note' })).toMatchObject({ verdict: 'ALLOW', uncapped: issue.uncapped })
    expect(await run({ text: 'The build fails on Windows since the last merge.', title: 'Build' })).toMatchObject({
      verdict: 'ALLOW',
      route: 'ALLOW',
    })
  })

  test('a verified address in a trusted domain exempts, where GitLab confirms addresses', async () => {
    const kim = await buildUser({ role: 'ADMIN' })
    await database().prisma.listEntry.create({
      data: { kind: 'EMAIL_DOMAIN', value: 'uni.example', reason: 'ours', createdById: kim.id },
    })
    dropTrustList()
    const address = { email: 'ada@UNI.example', emailVerified: true }
    expect(await run(address)).toMatchObject({ verdict: 'ALLOW', reason: 'email allowed', evaluated: true })
    expect((await run({ ...address, emailVerified: false })).reason).toBe('ml inference score')
    expect((await run(address, false)).reason).toBe('ml inference score')
  })

  test('what is known of an account counts, and nothing is stored', async () => {
    const author = await buildAuthor({ username: 'mel' })
    await buildItem({ author })
    const { spamcheckCall, item, author: authors } = database().prisma
    const count = () => Promise.all([spamcheckCall.count(), item.count(), authors.count()])
    const before = await count()
    expect((await run({ username: 'mel' })).known).toEqual({ spam: 0, notSpam: 0, flagged: 1, counts: true })
    expect((await run({ username: 'nobody' })).known).toBeNull()
    expect(await count()).toEqual(before)
  })

  test('monitor mode and lists', async () => {
    const spamcheck = { ...defaultSettings.spamcheck, monitor: true, neverCheck: [{ id: 8, path: 'a/b' }] }
    const actor = { kind: 'system', name: 'test' } as const
    await changeSettings({ settings: { ...defaultSettings, spamcheck }, actor, basedOn: null })
    expect(await run()).toMatchObject({ verdict: 'ALLOW', judged: 'CONDITIONAL_ALLOW', monitor: true })
    expect(await run({ projectId: 8 })).toMatchObject({ verdict: 'NOOP', reason: 'project not allowed' })
  })
})
