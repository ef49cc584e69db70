import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createGenerator } from '../traffic/generator'
import { type SpamScene, startSpamScene } from './testing'

let scene: SpamScene
beforeAll(async () => {
  scene = await startSpamScene()
})
afterAll(() => scene.close())
beforeEach(() => scene.renew())

function live(steps: number) {
  const generator = createGenerator({ double: scene.double, seed: 5, now: () => new Date().toISOString() })
  for (let i = 0; i < steps; i++) generator.step()
  return generator.stage
}

it('writes what is allowed, and remembers nothing of what is refused', async () => {
  const { world, spam, truth } = scene.double
  live(200)
  await expect.poll(() => spam.calls.length === scene.stub.heard.length && spam.calls.length > 50).toBe(true)
  await expect.poll(() => truth.all().filter(({ kind }) => kind === 'issue').length).toBeGreaterThan(10)
  const before = world.issues().length + world.notes().length + world.mergeRequests().length
  const calls = spam.calls.length
  scene.stub.state.reply = { verdict: 2, score: 0.8, evaluated: true }
  const { unsaved } = live(150)
  await expect.poll(() => unsaved.refused).toBeGreaterThan(20)
  await expect.poll(() => spam.calls.length - calls).toBe(unsaved.refused)
  expect(world.issues().length + world.notes().length + world.mergeRequests().length).toBe(before)
})

it('solves some CAPTCHAs', async () => {
  scene.double.world.settings.recaptchaEnabled = true
  scene.stub.state.reply = { verdict: 1, score: 0.45, evaluated: true }
  live(200)
  const { logs } = scene.double.spam
  await expect
    .poll(() => [...logs.values()].filter(({ recaptchaVerified }) => recaptchaVerified).length)
    .toBeGreaterThan(5)
  await expect.poll(() => [...logs.values()].filter((log) => !log.recaptchaVerified).length).toBeGreaterThan(5)
})

it('goes on when the place is removed while it is asked about', async () => {
  scene.stub.state.reply = null
  const first = scene.double.submit.issue({ projectId: scene.project.id })
  await expect.poll(() => scene.stub.heard.length).toBe(1)
  scene.double.world.deleteProject(scene.project.id)
  await expect(first).rejects.toThrow('project')
})
