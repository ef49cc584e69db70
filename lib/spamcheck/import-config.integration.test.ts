import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prisma } from '../db/prisma'
import { defaultSettings, settingsSchema } from '../settings/settings'
import { withTestDatabase } from '../testing/with-test-database'
import { importConfigCommand } from './import-config-command'

withTestDatabase()

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'old-spamcheck-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(args: string[], typed = '') {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()]
  input.end(typed)
  const code = await importConfigCommand({ args, input, output, errors })
  output.end()
  errors.end()
  return { code, said: await text(output), errors: await text(errors) }
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function stored() {
  const newest = await prisma().settings.findFirst({ orderBy: { id: 'desc' } })
  const entries = await prisma().listEntry.findMany({ where: { removedAt: null }, orderBy: { id: 'asc' } })
  const audit = await prisma().auditEntry.findMany({ orderBy: { id: 'asc' } })
  return { newest, entries, audit }
}

const config = `
max_issue_verdict: disallow
max_generic_verdict: BLOCK
extraAttributes: { monitorMode: true }
filter:
  allow_list: { 14: spamtest/hello }
  allowed_domains: [one.example, two.example]
`

test('shows what would change and changes nothing', async () => {
  const { code, said, errors } = await run([await file('look.yml', config)])
  expect(code).toBe(0)
  expect(said).toMatch(/^Spamcheck: severest answer to issues: conditional allow → disallow$/m)
  expect(said).toMatch(/^9 changes to make\. Nothing is changed yet: run it again with --apply\.$/m)
  expect(errors).toMatch(/^Note: Comments: BLOCK is taken over as DISALLOW/m)
  expect(await stored()).toEqual({ newest: null, entries: [], audit: [] })
})

test('changes it with --apply, keeps what is there, and says who in the audit log', async () => {
  const listed = { kind: 'EMAIL_DOMAIN', value: 'two.example', reason: 'ours', withSubs: true } as const
  await prisma().listEntry.create({ data: listed })
  const gone = { kind: 'EMAIL_DOMAIN', value: 'one.example', reason: 'ran out', expiresAt: new Date(0) } as const
  await prisma().listEntry.create({ data: gone })
  const { code, said } = await run([await file('apply.yaml', config), '--apply'])
  expect([code, said.split('\n').at(-2)]).toEqual([0, 'Made 8 changes.'])
  const { newest, entries, audit } = await stored()
  expect(settingsSchema.parse(newest?.value)).toEqual({
    ...defaultSettings,
    spamcheck: {
      ...defaultSettings.spamcheck,
      monitor: true,
      caps: {
        ...defaultSettings.spamcheck.caps,
        issue: 'DISALLOW',
        merge_request: 'DISALLOW',
        note: 'DISALLOW',
        milestone: 'DISALLOW',
        other: 'DISALLOW',
      },
      checkOnly: [{ id: 14, path: 'spamtest/hello' }],
    },
  })
  const reason = 'imported from Spamcheck’s configuration'
  expect(entries).toEqual([
    expect.objectContaining(listed),
    expect.objectContaining({ value: 'one.example', withSubs: false, reason, createdById: null, expiresAt: null }),
  ])
  expect(audit.map(({ action, actorKind, actorName }) => [action, actorKind, actorName])).toEqual([
    ['settings.changed', 'system', 'command line'],
    ['list.added', 'system', 'command line'],
  ])
  expect(audit[0]?.after).toMatchObject({ reason })
})

test('a second time there is nothing to do', async () => {
  const before = await stored()
  expect(await run([await file('again.yaml', config), '--apply'])).toMatchObject({
    code: 0,
    said: 'Nothing to change.\n',
  })
  expect(await stored()).toEqual(before)
})

test('reads the input, as in a container', async () => {
  const toml = '[filter.denyList]\n99 = "docs/manual"\n'
  expect(await run(['-', '--format', 'toml', '--apply'], toml)).toMatchObject({ code: 0 })
  const { newest } = await stored()
  expect(settingsSchema.parse(newest?.value).spamcheck.neverCheck).toEqual([{ id: 99, path: 'docs/manual' }])
})

test('all or nothing: settings that don’t hold together list no domain either', async () => {
  const before = await stored()
  const ids = Array.from({ length: 5_001 }, (_, n) => n + 1).join(',')
  const many = `filter: { deny_list: [${ids}], allowed_domains: [three.example] }`
  const { code, errors } = await run([await file('many.yaml', many), '--apply'])
  expect([code, errors]).toEqual([1, expect.stringMatching(/don't hold together: spamcheck\.neverCheck/)])
  expect(await stored()).toEqual(before)
})

test('settings of a newer Natterjack are left alone', async () => {
  const made = await prisma().settings.create({ data: { value: { fromTheFuture: true } } })
  const { code, errors } = await run([await file('new.yaml', config), '--apply'])
  expect([code, errors]).toEqual([1, expect.stringMatching(/not readable by this version/)])
  await prisma().settings.delete({ where: { id: made.id } })
})

test.each([
  [[], 2, /Name one file/],
  [['a.toml', 'b.toml'], 2, /Name one file/],
  [['config'], 2, /--format toml or --format yaml/],
  [['a.toml', '--force'], 2, /--force/],
  [['/nowhere/config.toml'], 1, /can't be read: ENOENT/],
  [['-', '--format', 'yaml'], 1, /line 1/],
] as const)('%j is refused with what to do', async (args, code, words) => {
  const refused = await run([...args], 'a: [')
  expect(refused.code).toBe(code)
  expect(refused.errors).toMatch(words)
})
