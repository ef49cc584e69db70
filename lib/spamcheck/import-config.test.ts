import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../settings/settings'
import { planImport } from './import-config-plan'
import { readOldConfig } from './import-config-read'
import { maxConfigBytes, readConfigTree } from './import-config-tree'

const goFile = `
[grpc]
port = 8001
[rest]
externalPort = 8080
[logger]
level = "info"
[extraAttributes]
monitorMode = true
[filter]
allowedDomains = ["Gitlab.example", "*.wild.example", "not a domain"]
[filter.allowList]
14 = "spamtest/hello"
[filter.denyList]
7 = "docs/manual"
x = "no/id"
`
const pythonFile = `
grpc_addr: 0.0.0.0:8001
log_level: debug
ml_classifiers: ./classifiers
max_issue_verdict: Disallow
max_snippet_verdict: BLOCK
max_generic_verdict: conditional_allow
filter:
  allow_list:
    14: spamtest/hello
    0x0F: hex/fifteen
  deny_list: []
  allowed_domains: [gitlab.example]
colour: green
`
const read = (text: string, format: 'toml' | 'yaml') => readOldConfig(readConfigTree({ text, format }))

describe('the old files', () => {
  it('the Go server’s', () => {
    expect(read(goFile, 'toml')).toEqual({
      checkOnly: [{ id: 14, path: 'spamtest/hello' }],
      neverCheck: [{ id: 7, path: 'docs/manual' }],
      domains: ['Gitlab.example', '*.wild.example', 'not a domain'],
      caps: {},
      monitor: true,
      ignored: [
        '"grpc.port": set SPAMCHECK_PORT in the environment.',
        '"rest.externalPort": set SPAMCHECK_HTTP_PORT in the environment.',
        '"logger.level": set LOG_LEVEL in the environment.',
        '"filter.denyList": "x" is not the id of a project.',
      ],
    })
  })

  it('the Python server’s, in snake case and camel case', () => {
    const snake = read(pythonFile, 'yaml')
    expect(snake).toMatchObject({
      checkOnly: [
        { id: 14, path: 'spamtest/hello' },
        { id: 15, path: 'hex/fifteen' },
      ],
      neverCheck: [],
      domains: ['gitlab.example'],
      caps: {
        issue: 'DISALLOW',
        snippet: 'BLOCK',
        merge_request: 'CONDITIONAL_ALLOW',
        note: 'CONDITIONAL_ALLOW',
        milestone: 'CONDITIONAL_ALLOW',
        other: 'CONDITIONAL_ALLOW',
      },
      monitor: null,
    })
    expect(snake.ignored).toContain('"colour": Natterjack knows no such setting.')
    const camel = pythonFile.replace('allow_list', 'allowList').replace('allowed_domains', 'allowedDomains')
    expect(read(camel, 'yaml')).toEqual(snake)
  })

  it('lists of ids, one key in both spellings, and odd values', () => {
    const text = `
max_issue_verdict: PERHAPS
extraAttributes: { monitorMode: "maybe" }
filter:
  allow_list: [3, "4", 3, -1, 99999999999, [5], ~]
  allowList: { 3: a/b, 6: }
  allowed_domains: [1, one.example]`
    expect(read(text, 'yaml')).toMatchObject({
      checkOnly: [
        { id: 3, path: 'project 3' },
        { id: 4, path: 'project 4' },
        { id: 6, path: 'project 6' },
      ],
      domains: ['one.example'],
      caps: {},
      monitor: null,
      ignored: [
        '"max_issue_verdict": "PERHAPS" is no verdict. It is one of ALLOW, CONDITIONAL_ALLOW, DISALLOW, BLOCK.',
        '"extraAttributes.monitorMode": "maybe" is neither true nor false.',
        '"filter.allow_list": "-1" is not the id of a project.',
        '"filter.allow_list": "99999999999" is not the id of a project.',
        '"filter.allow_list": "a table" is not the id of a project.',
        '"filter.allow_list": "null" is not the id of a project.',
        '"filter.allowed_domains": "1" is not a domain.',
      ],
    })
  })

  it('an empty one says nothing', () => {
    for (const format of ['toml', 'yaml'] as const)
      expect(read('', format)).toMatchObject({ checkOnly: [], domains: [], ignored: [] })
  })
})

describe('hostile files', () => {
  const bomb = [
    'a0: &a0 [x]',
    ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`),
  ]
  const prefix = 'This file can’t be read'.replace('’', "'")
  it.each([
    ['yaml', 'filter: [1', /line \d+: /],
    ['yaml', 'a: 1\na: 2', /line 2: .*unique/i],
    ['yaml', 'just words', /no keys at its top/],
    ['yaml', bomb.join('\n'), /aliases/],
    ['yaml', 'a: &a [*a]', /too deeply|aliases|too much/],
    ['yaml', 'a: *nowhere', /line 1|aliases/],
    ['yaml', '['.repeat(20_000), /too deeply|line/],
    ['yaml', `a: ${'{a: '.repeat(40)}1${'}'.repeat(40)}`, /too deeply/],
    ['yaml', `a: [${'1,'.repeat(51_000)}1]`, /too much/],
    ['yaml', 'a: "\0"', /NUL/],
    ['yaml', `a: ${'x'.repeat(maxConfigBytes)}`, /larger than 1 MB/],
    ['toml', '[filter]\nallowList = {', /line \d+: /],
    ['toml', 'a = 1\na = 2', /line 2: /],
    ['toml', `a = ${'['.repeat(20_000)}`, /too deeply|line/],
    ['toml', 'a = 99999999999999999999999', /line 1: /],
  ] as const)('%s %#', (format, text, words) => {
    expect(() => read(text, format)).toThrow(words)
    expect(() => read(text, format)).toThrow(prefix)
  })

  it('a key that names a prototype is a key like any other', () => {
    const texts = ['__proto__ = { polluted = 1 }\nconstructor = 2', '[filter.__proto__]\nallowList = 1'] as const
    for (const text of texts) expect(read(text, 'toml').ignored.join()).toMatch(/no such setting/)
    expect(read('__proto__: { a: 1 }\ntoString: 2\nfilter.constructor: 3', 'yaml').ignored).toHaveLength(3)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('control characters don’t reach the terminal', () => {
    expect(read('"\\u001b[2Jx": 1', 'yaml').ignored[0]).toBe('"?[2Jx": Natterjack knows no such setting.')
  })
})

describe('what is taken over', () => {
  const plan = (text: string, change: Partial<typeof defaultSettings.spamcheck> = {}, listed: string[] = []) => {
    const settings = { ...defaultSettings, spamcheck: { ...defaultSettings.spamcheck, ...change } }
    return planImport({ config: read(text, 'yaml'), settings, listed: new Set(listed) })
  }

  it('is told line by line', () => {
    const { changes, warnings, settings, domains } = plan(pythonFile)
    expect(changes).toEqual([
      'Spamcheck: severest answer to issues: conditional allow → disallow',
      'Spamcheck: severest answer to snippets: conditional allow → disallow',
      'Spamcheck: severest answer to merge requests: allow → conditional allow',
      'Spamcheck: severest answer to comments: allow → conditional allow',
      'Spamcheck: severest answer to milestones: allow → conditional allow',
      'Spamcheck: severest answer to others: allow → conditional allow',
      'Spamcheck: only these are checked: + spamtest/hello (id 14)',
      'Spamcheck: only these are checked: + hex/fifteen (id 15)',
      'Trust list: + e-mail domain gitlab.example',
    ])
    expect(domains).toEqual(['gitlab.example'])
    expect(settings?.spamcheck.caps.snippet).toBe('DISALLOW')
    expect(warnings.join('\n')).toMatch(
      /BLOCK is taken over as DISALLOW[\s\S]*exempts its people from all of Natterjack/,
    )
  })

  it('is BLOCK only where an admin has allowed it', () => {
    const { settings, warnings } = plan('max_issue_verdict: block', { allowBlock: true })
    expect(settings?.spamcheck.caps.issue).toBe('BLOCK')
    expect(warnings).toEqual([])
  })

  it('adds to what is there and takes nothing away; then there is nothing left to do', () => {
    const there = { checkOnly: [{ id: 14, path: 'renamed/since' }], neverCheck: [{ id: 1, path: 'a/b' }] }
    const first = plan(pythonFile, there, ['gitlab.example'])
    expect(first.settings?.spamcheck).toMatchObject({
      checkOnly: [...there.checkOnly, { id: 15, path: 'hex/fifteen' }],
      neverCheck: there.neverCheck,
    })
    expect(first.warnings.join()).toContain('Natterjack follows both')
    const again = plan(pythonFile, first.settings?.spamcheck, ['gitlab.example'])
    expect([again.settings, again.domains, again.changes]).toEqual([null, [], []])
  })

  it('is no wildcard, and no domain that can’t be one', () => {
    const text = 'filter: { allowed_domains: ["*.wild.example", ".dot.example", "a@b.example", "", UPPER.example] }'
    const { domains, warnings } = plan(text)
    expect(domains).toEqual(['upper.example'])
    expect(warnings.filter((line) => line.startsWith('Allowed domain'))).toHaveLength(4)
  })
})
