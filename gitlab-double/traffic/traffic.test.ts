import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../random'
import { type GitLabDouble, startDouble } from '../start-double'
import { disguise, disguises } from './disguise'
import { fill } from './fill'
import { createGenerator } from './generator'
import { seedWorld } from './seed-world'
import { startTraffic } from './start-traffic'
import { hamByKind } from './texts/ham'
import { spamByTrade } from './texts/spam'

let double: GitLabDouble
beforeAll(async () => {
  double = await startDouble()
  seedWorld(double, { users: 60 })
  const generator = createGenerator({ double, seed: 3, now: () => new Date().toISOString() })
  for (let i = 0; i < 1_500; i++) generator.step()
})
afterAll(() => double.close())

function content({ world, truth }: GitLabDouble): unknown {
  return {
    truth: truth.all(),
    users: world.users().map(({ username, name, email, bio, state }) => [username, name, email, bio, state]),
    projects: world.projects().map((project) => [project.name, project.path, ...project.files.values()]),
    issues: world.issues().map(({ title, description, authorId }) => [title, description, authorId]),
    notes: world.notes().map(({ body, authorId }) => [body, authorId]),
    snippets: world.snippets().map(({ title, files }) => [title, files]),
  }
}

describe('the generator', () => {
  it('makes the same world of the same seed and another of another', async () => {
    const worlds: unknown[] = []
    for (const seed of [5, 5, 6]) {
      const one = await startDouble()
      seedWorld(one, { users: 15, seed })
      worlds.push(content(one))
      await one.close()
    }
    expect(worlds[0]).toEqual(worlds[1])
    expect(worlds[0]).not.toEqual(worlds[2])
  })

  it('tells of each thing it made whether it is spam, and both abound', () => {
    const all = double.truth.all()
    const spam = all.filter(({ verdict }) => verdict === 'spam').length / all.length
    expect(spam).toBeGreaterThan(0.15)
    expect(spam).toBeLessThan(0.6)
    const known = new Set(all.map(({ kind, id }) => `${kind}:${id}`))
    for (const issue of double.world.issues()) expect(known).toContain(`issue:${issue.id}`)
    for (const note of double.world.notes()) expect(known).toContain(`note:${note.id}`)
    for (const user of double.world.users().slice(3)) expect(known).toContain(`user:${user.id}`)
    expect(all.filter(({ trade }) => trade === 'look-alike').length).toBeGreaterThan(20)
  })

  it('has campaigns: several fresh accounts, one mail host, one domain or number', () => {
    const campaigns = new Map<string, number[]>()
    for (const { kind, id, campaign } of double.truth.all())
      if (campaign !== null && kind === 'user') campaigns.set(campaign, [...(campaigns.get(campaign) ?? []), id])
    expect(campaigns.size).toBeGreaterThan(5)
    for (const accounts of campaigns.values()) {
      const hosts = accounts.map((id) => double.world.user(id)?.email.split('@')[1])
      expect(new Set(hosts).size).toBe(1)
    }
    expect(Math.max(...[...campaigns.values()].map((accounts) => accounts.length))).toBeGreaterThan(4)
  })

  it('writes in at least six languages on both sides', () => {
    for (const verdict of ['spam', 'ham']) {
      const languages = double.truth.all().flatMap((one) => (one.verdict === verdict ? one.language : []))
      expect(new Set(languages).size).toBeGreaterThanOrEqual(6)
    }
  })

  it('goes on when moderators remove people and projects under it', () => {
    const generator = createGenerator({ double, seed: 9, now: () => new Date().toISOString() })
    for (const project of double.world.projects()) double.world.deleteProject(project.id)
    for (const user of double.world.users().slice(3)) double.world.deleteUser(user.id, { hard: true })
    for (let i = 0; i < 200; i++) generator.step()
    expect(double.world.issues().length).toBeGreaterThan(5)
  })

  it('sends live traffic with hooks until stopped', async () => {
    const live = await startDouble()
    const traffic = startTraffic(live, { perMinute: 60_000 })
    await expect.poll(() => traffic.made(), { timeout: 10_000 }).toBeGreaterThan(50)
    traffic.stop()
    expect(live.world.issues().length).toBeGreaterThan(0)
    await live.close()
  })
})

describe('the texts', () => {
  const spam = Object.values(spamByTrade).flat()
  const ham = [...new Set(Object.values(hamByKind).flat())]
  const all = [...spam, ...ham]

  it('are many, and none stands twice', () => {
    expect(new Set(all.map(({ body }) => body)).size).toBe(all.length)
    expect(spam.length).toBeGreaterThanOrEqual(70)
    expect(ham.length).toBeGreaterThanOrEqual(120)
    expect(Object.keys(spamByTrade)).toHaveLength(9)
  })

  it('name no host outside .example and .test, and no number outside 555', () => {
    for (const { body, title = '' } of all) {
      const text = fill(`${title} ${body}`, slots, createRandom(1))
      for (const [, host = ''] of text.matchAll(/https?:\/\/([\w.-]+)/g))
        if (host !== '127.0.0.1') expect(host).toMatch(/\.(example|test)\.?$/)
      for (const [digits] of text.matchAll(/\b1?[-. (]*8\d\d[-. )]*\d{3}[-. ]*\d{4}\b/g))
        expect(digits).toContain('555')
    }
  })

  const slots = {
    domain: 'x.example',
    phone: '1-800-555-0100',
    brand: 'B',
    city: 'C',
    telegram: '@t',
    year: '2026',
    n: '7',
  }

  it('leave no slot unfilled and choose one of the alternatives', () => {
    expect(fill('{brand} [a|b] in {city} [link](u) [x]', slots, createRandom(2))).toMatch(
      /^B [ab] in C \[link\]\(u\) \[x\]$/,
    )
    for (const { body } of spam)
      expect(fill(body, slots, createRandom(3))).not.toMatch(/\{(domain|phone|brand|city|telegram|year|n)\}/)
  })
})

describe('disguises', () => {
  it.each(disguises.filter((kind) => kind !== 'none'))('%s changes words and leaves addresses alone', (kind) => {
    const text = 'Casino bonus support call +1-800-555-0100 now https://casino.example/bonus'
    const hidden = disguise(text, kind, createRandom(4))
    expect(hidden).not.toBe(text)
    expect(hidden).toContain('https://casino.example/bonus')
  })
})
