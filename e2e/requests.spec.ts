import { expect, test } from './fixtures'
import { findDetail, setSettings, waitForItem } from './product'
import { signIn } from './session'
import { spamUser } from './spam'
import { readState } from './state'

const own = () => readState().web

test('every answer carries the headers that keep a browser in bounds', async ({ viewer, playwright }) => {
  await viewer.goto('/queue')
  const script = await viewer.evaluate(
    () => document.scripts.item(0)?.src || [...document.scripts].find(({ src }) => src)?.src,
  )
  const nobody = await playwright.request.newContext()
  const answers = [
    await viewer.request.get(`${own()}/queue`),
    await viewer.request.get(`${own()}/items/999999`),
    await viewer.request.get(`${own()}/nothing-here`),
    await viewer.request.get(`${own()}/api/queue`),
    await viewer.request.get(`${own()}/api/items/0`),
    await viewer.request.get(script ?? 'no script'),
    await viewer.request.get(`${own()}/icon.svg`),
    await viewer.request.get(`${own()}/_next/image?url=https%3A%2F%2Fevil.example%2Fx.png&w=64&q=75`),
    await nobody.get(`${own()}/login`),
    await nobody.get(`${own()}/queue`, { maxRedirects: 0 }),
    await nobody.get(`${own()}/api/queue`),
    await nobody.get(`${own()}/api/live`),
    await nobody.get(`${own()}/api/auth/session`),
    await nobody.get(`${own()}/%E0%A4%A`),
  ]
  for (const answer of answers) {
    const headers = answer.headers()
    const where = `${answer.status()} ${answer.url()}`
    expect(answer.status(), where).toBeLessThan(500)
    expect(headers, where).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-dns-prefetch-control': 'off',
    })
    expect(headers['content-security-policy'], where).toContain("default-src 'none'")
    expect(headers['content-security-policy'], where).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy'], where).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers, where).not.toHaveProperty('x-powered-by')
  }
  await nobody.dispose()
})

test('a policy’s nonce is used once', async ({ viewer }) => {
  const nonces = new Set<string | undefined>()
  for (let turn = 0; turn < 3; turn += 1) {
    const policy = (await viewer.request.get(`${own()}/queue`)).headers()['content-security-policy']
    nonces.add(/'nonce-([^']+)'/.exec(policy ?? '')?.[1])
  }
  expect(nonces.size).toBe(3)
})

test('packed bodies are refused before anything unpacks them', async ({ admin }) => {
  const routes = [
    ['POST', '/api/hooks/gitlab'],
    ['POST', '/event'],
    ['PUT', '/api/items/1/decision'],
    ['POST', '/api/lists/trials'],
    ['PUT', '/api/settings'],
    ['POST', '/api/spamcheck/trials'],
    ['POST', '/api/auth/callback/credentials'],
    ['POST', '/queue'],
    ['GET', '/api/queue'],
  ] as const
  for (const [method, path] of routes)
    for (const coding of ['br', 'gzip', 'deflate, br']) {
      const headers = { origin: own(), 'content-type': 'application/json', 'content-encoding': coding }
      const answer = await admin.request.fetch(`${own()}${path}`, { method, headers, data: '{}' })
      expect(answer.status(), `${method} ${path} with ${coding}`).toBe(415)
    }
})

test('broken cookies and tokens mean nobody, and never a failure', async ({ playwright }) => {
  const broken: Record<string, string>[] = [
    { cookie: 'natterjack.session=%E0%A4%A' },
    { cookie: 'natterjack.session=a.b.c; natterjack.session.1=d' },
    { cookie: `natterjack.session=${'x'.repeat(8_000)}` },
    { cookie: 'natterjack.session=eyJhbGciOiJub25lIn0.e30.; natterjack.theme=<script>' },
    { cookie: 'natterjack.session' },
    { authorization: 'Bearer %E0%A4%A' },
    { authorization: `Bearer ${'%'.repeat(4_000)}` },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-natterjack-path': 'https://evil.example/' },
    { 'next-action': 'junk', 'next-router-state-tree': '%' },
    { rsc: '1', 'next-router-state-tree': 'not json', 'next-router-prefetch': '1' },
  ]
  const request = await playwright.request.newContext()
  for (const headers of broken) {
    const where = JSON.stringify(headers).slice(0, 80)
    expect((await request.get(`${own()}/api/queue`, { headers })).status(), where).toBe(401)
    expect((await request.get(`${own()}/api/auth/session`, { headers })).status(), where).toBeLessThan(500)
    const page = await request.get(`${own()}/audit`, { headers, maxRedirects: 0 })
    expect(page.status(), where).toBeLessThan(500)
    expect(await page.text(), where).not.toContain('Everything that people and policy did')
    if (page.status() >= 300 && page.status() < 400)
      expect(new URL(page.headers().location ?? '', own()).origin, where).toBe(own())
  }
  await request.dispose()
})

test('other sites’ pages change nothing, whatever they send', async ({ admin, moderator, gitlab }) => {
  await setSettings(admin, { dryRun: false, undoSeconds: 60 })
  const { username } = await spamUser(gitlab)
  const row = await waitForItem(moderator.request, `author=${username}`)
  const { version } = await findDetail(moderator.request, row.id)
  const data = JSON.stringify({ kind: 'SPAM', versionId: version?.id })
  const json = 'application/json'
  const evil = 'https://evil.example'
  const tries: [headers: Record<string, string>, status: number][] = [
    [{ 'content-type': json, origin: evil, 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'content-type': json, origin: evil }, 403],
    [{ 'content-type': json, origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'content-type': json, origin: own(), 'sec-fetch-site': 'same-site' }, 403],
    [{ 'content-type': json }, 403],
    [{ 'content-type': 'text/plain', origin: own() }, 415],
    [{ 'content-type': 'application/x-www-form-urlencoded', origin: own() }, 415],
  ]
  const url = `${own()}/api/items/${row.id}/decision`
  for (const [headers, status] of tries)
    expect((await moderator.request.put(url, { headers, data })).status(), JSON.stringify(headers)).toBe(status)
  expect((await moderator.request.get(url)).status()).toBe(405)
  const override = { 'content-type': json, origin: own(), 'x-http-method-override': 'PUT' }
  expect((await moderator.request.post(url, { headers: override, data })).status()).toBe(405)
  expect((await findDetail(moderator.request, row.id)).standing).toBeNull()
})

test('signing in needs our own page’s token', async ({ playwright }) => {
  const { secrets } = readState()
  const request = await playwright.request.newContext()
  const form = { username: 'moderator', password: secrets.passwords.moderator, json: 'true', csrfToken: 'made-up' }
  await request.post(`${own()}/api/auth/callback/credentials`, { form })
  expect((await request.get(`${own()}/api/queue`)).status()).toBe(401)
  await signIn(request, 'moderator', secrets.passwords.moderator)
  expect((await request.get(`${own()}/api/queue`)).status()).toBe(200)
  await request.dispose()
})
