import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startReceiver } from '../testing'
import { type SpamScene, startSpamScene } from './testing'

const [ALLOW, CONDITIONAL_ALLOW, DISALLOW, BLOCK, NOOP] = [0, 1, 2, 3, 4]

let scene: SpamScene
beforeAll(async () => {
  scene = await startSpamScene()
})
afterAll(() => scene.close())
beforeEach(() => scene.renew())

describe('what comes of the answer', () => {
  const titles = () => scene.double.world.issues().map(({ title }) => title)

  it.each([
    ['ALLOW', ALLOW],
    ['NOOP', NOOP],
    ['a number from the future', 17],
  ])('%s: saved, and nothing logged', async (name, verdict) => {
    scene.stub.state.reply = { verdict }
    const logs = scene.double.spam.logs.size
    expect((await scene.write(`Saved ${name}`)).status).toBe(201)
    expect(titles()).toContain(`Saved ${name}`)
    expect(scene.double.spam.logs.size).toBe(logs)
  })

  it('DISALLOW: refused with a validation error and a spam log; no hook tells of it', async () => {
    const receiver = await startReceiver()
    const hook = scene.double.hooks.register({ url: receiver.url, kind: 'project' })
    scene.stub.state.reply = { verdict: DISALLOW, score: 0.6, evaluated: true }
    const { status, json } = await scene.write('Refused', { description: 'why' })
    expect([status, json]).toEqual([
      400,
      { message: { base: ['Your issue has been recognized as spam and has been discarded.'] } },
    ])
    expect(titles()).not.toContain('Refused')
    expect([...scene.double.spam.logs.values()].at(-1)).toMatchObject({
      ...{
        userId: scene.author.id,
        noteableType: 'Issue',
        title: 'Refused',
        description: 'why',
        recaptchaVerified: false,
      },
    })
    scene.stub.state.reply = { verdict: ALLOW }
    await scene.write('After it')
    await scene.double.hooks.drain()
    expect(receiver.received.map(({ body }) => (body.object_attributes as { title: string }).title)).toEqual([
      'After it',
    ])
    scene.double.hooks.remove(hook.id)
    await receiver.close()
  })

  it('BLOCK: refused, and the scene.author banned without anybody looking', async () => {
    scene.stub.state.reply = { verdict: BLOCK, score: 0.99, evaluated: true }
    expect((await scene.write('Banned for this')).status).toBe(400)
    const user = scene.double.world.user(scene.author.id)
    expect(user?.state).toBe('banned')
    expect(user?.customAttributes.get('auto_banned_by_spam_log_id')).toBe(
      String(scene.double.spam.calls.at(-1)?.spamLogId),
    )
  })

  it('CONDITIONAL_ALLOW: 409 with what a CAPTCHA needs; solved, saved without asking again', async () => {
    scene.double.world.settings.recaptchaEnabled = true
    scene.stub.state.reply = { verdict: CONDITIONAL_ALLOW, score: 0.45, evaluated: true }
    const { status, json } = await scene.write('Not a robot')
    const { spam_log_id: id, ...rest } = json as { spam_log_id: number }
    expect([status, rest]).toEqual([
      409,
      {
        needs_captcha_response: true,
        captcha_site_key: 'double-site-key',
        message: {
          error:
            'Your issue has been recognized as spam. Please, change the content or solve the reCAPTCHA to proceed.',
        },
      },
    ])
    const again = (response: string) =>
      scene.api()('POST', scene.issues(), {
        body: { title: 'Not a robot' },
        headers: { 'x-gitlab-captcha-response': response, 'x-gitlab-spam-log-id': String(id) },
      })
    expect((await again('wrong')).status).toBe(409)
    expect(scene.stub.heard).toHaveLength(2)
    expect((await again('right')).status).toBe(201)
    expect(scene.stub.heard).toHaveLength(2)
    expect(scene.double.spam.logs.get(id)?.recaptchaVerified).toBe(true)
  })

  it('CONDITIONAL_ALLOW: refused where no CAPTCHA can be shown', async () => {
    scene.stub.state.reply = { verdict: CONDITIONAL_ALLOW }
    const snippet = { title: 'S', visibility: 'public', content: 'x' }
    expect((await scene.api()('POST', '/snippets', { body: snippet })).json).toEqual({
      message: { error: 'Your snippet has been recognized as spam and has been discarded.' },
    })
    scene.double.world.settings.recaptchaEnabled = true
    expect((await scene.api()('POST', '/snippets', { body: snippet })).status).toBe(409)
    const { iid } = scene.double.world.createIssue({ projectId: scene.project.id })
    const note = await scene.api()('POST', `${scene.issues()}/${iid}/notes`, { body: { body: 'Hello' } })
    expect(note.status).toBe(400)
    expect(JSON.stringify(note.json)).toContain('recognized as spam')
    const branches = { source_branch: 'a', target_branch: 'main' }
    const mr = await scene.api()('POST', `/projects/${scene.project.id}/merge_requests`, {
      body: { title: 'T', ...branches },
    })
    expect(mr.status).toBe(400)
    expect(scene.double.world.mergeRequests().filter(({ projectId }) => projectId === scene.project.id)).toEqual([])
    expect(scene.double.world.notes().filter(({ projectId }) => projectId === scene.project.id)).toEqual([])
  })

  it('overridden for trusted users, for confidential and private issues, and where possible spam is allowed', async () => {
    scene.stub.state.reply = { verdict: BLOCK, score: 1, evaluated: true }
    expect((await scene.write('Among us', { confidential: true })).status).toBe(201)
    expect((await scene.api()('POST', scene.issues(scene.hidden), { body: { title: 'Among us' } })).status).toBe(201)
    scene.double.world.settings.allowPossibleSpam = true
    expect((await scene.write('Possible')).status).toBe(201)
    scene.double.world.settings.allowPossibleSpam = false
    scene.double.world.trustUser(scene.author.id)
    expect((await scene.write('Trusted')).status).toBe(201)
    expect(scene.double.world.user(scene.author.id)?.state).toBe('active')
    expect(scene.double.spam.calls.slice(-4)).toEqual(
      Array(4).fill(expect.objectContaining({ verdict: 'BLOCK', final: 'OVERRIDE', effect: 'logged' })),
    )
  })

  it('keeps evaluated scores, the newest hundred of each user', async () => {
    scene.stub.state.reply = { verdict: ALLOW, score: 0.75, evaluated: true }
    await scene.write('One')
    scene.stub.state.reply = { verdict: NOOP, score: 0, evaluated: false }
    await scene.write('Two')
    const answer = await fetch(`${scene.double.url}/-/double/spamcheck/scores/${scene.author.id}`)
    expect(await answer.json()).toEqual({ scores: [0.75], average: 0.75 })
    scene.stub.state.reply = { verdict: ALLOW, score: 0.25, evaluated: true }
    await Promise.all(Array.from({ length: 100 }, () => scene.double.submit.issue({ projectId: scene.project.id })))
    expect(scene.double.spam.scores.get(scene.author.id)).toEqual(Array(100).fill(0.25))
  })

  it('fails open: an error in the answer, a status, silence, nobody there', async () => {
    scene.stub.state.reply = { verdict: BLOCK, error: 'model fell over', evaluated: true, score: 1 }
    expect((await scene.write('E1')).status).toBe(201)
    scene.stub.state.reply = { code: status.UNAUTHENTICATED, details: 'no' }
    expect((await scene.write('E2')).status).toBe(201)
    scene.double.world.settings.spamCheckEndpointUrl = 'grpc://127.0.0.1:1'
    expect((await scene.write('E3')).status).toBe(201)
    const calls = scene.double.spam.calls.slice(-3)
    expect(calls.map(({ verdict, final, effect }) => [verdict, final, effect])).toEqual(
      Array(3).fill([null, 'ALLOW', 'saved']),
    )
    expect(calls.map(({ error }) => error).join()).toMatch(/model fell over.*UNAUTHENTICATED.*UNAVAILABLE/s)
    expect(scene.double.spam.scores.has(scene.author.id)).toBe(false)
  })

  it('waits two seconds, then saves', async () => {
    scene.stub.state.reply = null
    expect((await scene.write('Slow')).status).toBe(201)
    expect(scene.double.spam.calls.at(-1)?.error).toContain('DEADLINE_EXCEEDED')
  })
})
