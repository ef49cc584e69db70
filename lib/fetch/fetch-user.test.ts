import { describe, expect, test } from 'vitest'
import { withFetching } from './fetching.fixture'

const fetching = withFetching()

describe('a user', () => {
  test('is one call, and their own author, with what an administrator sees', async () => {
    const { double, fetched, paths, newUser } = fetching()
    const root = double.world.user('root')
    const user = newUser({
      name: 'Ada Fields',
      bio: 'I sell watches',
      websiteUrl: 'https://watches.example',
      email: 'Ada@Mail.Example',
      twoFactorEnabled: true,
      external: true,
      signInCount: 7,
      createdById: root?.id ?? null,
      createdAt: new Date(Date.now() - 10 * 86_400_000).toISOString(),
    })
    double.world.trustUser(user.id)
    double.requests.clear()
    const result = await fetched({ kind: 'user', id: user.id })
    expect(paths()).toEqual([`/users/${user.id}?with_custom_attributes=true`])
    expect(result).toMatchObject({
      item: { kind: 'user', gitlabId: user.id, path: user.username, title: 'Ada Fields', projectId: null },
      content: { fields: { name: 'Ada Fields', bio: 'I sell watches', website_url: 'https://watches.example' } },
      author: { state: 'active', trustedBy: expect.stringContaining('root/1'), isBot: false, createdByAdmin: true },
      sourceUpdatedAt: null,
    })
    const facts = { emailDomain: 'mail.example', emailConfirmed: true, twoFactor: true, external: true, signInCount: 7 }
    expect(result.content.meta?.author).toMatchObject({ ...facts, createdByAdmin: true })
    expect(result.content.meta?.author?.accountAgeDays).toBeCloseTo(10, 1)
    expect(result.content.fields).not.toHaveProperty('pronouns')
  })

  test('is the same content after another sign-in, and another after another word', async () => {
    const { double, fetched, newUser } = fetching()
    const user = newUser({ bio: 'one' })
    const before = await fetched({ kind: 'user', id: user.id })
    double.world.updateUser(user.id, { signInCount: 99, lastSignInAt: new Date().toISOString() })
    const same = await fetched({ kind: 'user', id: user.id })
    expect(same.contentHash).toEqual(before.contentHash)
    double.world.updateUser(user.id, { bio: 'two' })
    expect((await fetched({ kind: 'user', id: user.id })).contentHash).not.toEqual(before.contentHash)
  })

  test('text is made storable and cut, and what was cut is named', async () => {
    const { fetched, newUser } = fetching()
    const user = newUser({ name: 'Nul\0 and half \ud83d', bio: `${'x'.repeat(79_999)}\u{1f600}${'y'.repeat(30_000)}` })
    const { item, author, content } = await fetched({ kind: 'user', id: user.id })
    expect(item.title).toBe('Nul\uFFFD and half \uFFFD')
    expect(author?.name).toBe('Nul\uFFFD and half \uFFFD')
    expect(content.fields.bio).toBe(`${'x'.repeat(79_999)}\uFFFD\n\n[…]\n\n${'y'.repeat(20_000)}`)
    expect(content.meta?.cut).toEqual(['bio'])
  })

  test('that is gone is gone; whatever may be null or missing may be', async () => {
    const { double, fetcher, fetched, newUser } = fetching()
    expect(await fetcher.fetch({ kind: 'user', id: 999_999 })).toEqual({ gone: true })
    const user = newUser()
    const optional = ['bio', 'location', 'web_url', 'created_at', 'confirmed_at', 'bot', 'created_by', 'sign_in_count']
    for (const oddity of ['null', 'missing'] as const) {
      double.faults.clear()
      double.faults.add({ kind: 'odd-json', fields: optional, oddity })
      const { author } = await fetched({ kind: 'user', id: user.id })
      expect(author).toMatchObject({ gitlabId: user.id, confirmedAt: null, signInCount: null })
      expect(author?.createdByAdmin).toBe(oddity === 'null' ? false : null)
    }
    double.faults.clear()
    double.faults.add({ kind: 'odd-json', fields: ['id'], oddity: 'missing' })
    await expect(fetcher.fetch({ kind: 'user', id: user.id })).rejects.toMatchObject({ reason: 'invalid_answer' })
  })

  test('seen in the short form is no user at all: the token has lost its privilege, and everything waits', async () => {
    const { double, gitlab, fetcher, paths, newUser } = fetching()
    const user = newUser()
    double.faults.add({ kind: 'lost-privilege' })
    await expect(fetcher.fetch({ kind: 'user', id: user.id })).rejects.toMatchObject({
      reason: 'lost_privilege',
      waits: true,
    })
    expect(gitlab.health()).toMatchObject({ state: 'paused', reason: 'lost_privilege' })
    double.requests.clear()
    await expect(fetcher.fetch({ kind: 'user', id: user.id })).rejects.toMatchObject({ reason: 'lost_privilege' })
    expect(paths()).toEqual([])
  })
})
