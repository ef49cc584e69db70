import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ignoreReasons, screenedKinds } from './event-kinds'
import { type ReadEvent, readEvent } from './read-event'
import { payloads } from './testing/payloads'

function read(text: string): ReadEvent {
  return readEvent({ raw: Buffer.from(text) })
}

/** What every answer must hold to, whatever came in. */
function expectAllowed(event: ReadEvent): void {
  switch (event.outcome) {
    case 'screen':
      expect(screenedKinds).toContain(event.kind)
      expect(Number.isSafeInteger(event.subject.id) && event.subject.id > 0).toBe(true)
      break
    case 'gone':
      expect(event.kind).toMatch(/_destroy$/)
      expect(Number.isSafeInteger(event.subject.id) && event.subject.id > 0).toBe(true)
      break
    case 'expand':
      expect(event.kind).toBe('snippet_check')
      break
    case 'ignore':
      expect(ignoreReasons).toContain(event.reason)
      expect(event.detail).toMatch(/^[\x20-\x7e]{1,500}$/)
      if (event.kind !== null) expect(event.kind).toMatch(/^[a-z_]{1,64}$/)
  }
}

describe('never throws and always answers something allowed', () => {
  test('for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (raw) => expectAllowed(readEvent({ raw }))))
  })

  test('for any JSON', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), (text) => expectAllowed(read(text))))
  })

  const name = fc.constantFrom('user_create', 'project_create', 'group_destroy', 'push', 'snippet_check', 'toString')
  const objectKind = fc.constantFrom('issue', 'work_item', 'note', 'merge_request', 'push', 'valueOf')
  const id = fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger(), fc.string(), fc.constant(null))
  const attributes = fc.record(
    {
      id,
      iid: id,
      project_id: id,
      target_project_id: id,
      action: fc.oneof(fc.constantFrom('open', 'update', 'create', 'merge'), fc.jsonValue()),
      noteable_type: fc.oneof(fc.constantFrom('Issue', 'MergeRequest', 'Snippet', 'Commit'), fc.jsonValue()),
      created_at: fc.jsonValue(),
      updated_at: fc.jsonValue(),
      system: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  const noteable = fc.oneof(fc.record({ id, iid: id }), fc.jsonValue())
  const body = fc.record(
    {
      event_name: fc.oneof(name, fc.jsonValue()),
      object_kind: fc.oneof(objectKind, fc.jsonValue()),
      object_attributes: fc.oneof(attributes, fc.jsonValue()),
      user_id: id,
      project_id: id,
      group_id: id,
      user: noteable,
      project: noteable,
      issue: noteable,
      merge_request: noteable,
      snippet: noteable,
      changes: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  test('for bodies that look like hooks', () => {
    fc.assert(
      fc.property(body, (value) => expectAllowed(read(JSON.stringify(value)))),
      { numRuns: 2000 },
    )
  })

  const hook = JSON.stringify(payloads.note('Issue'))
  test('for a hook cut off or with a byte changed anywhere', () => {
    fc.assert(
      fc.property(fc.nat(hook.length - 1), fc.nat(255), (at, byte) => {
        const raw = Buffer.from(hook)
        expectAllowed(readEvent({ raw: raw.subarray(0, at) }))
        raw[at] = byte
        expectAllowed(readEvent({ raw }))
      }),
    )
  })
})

describe('hostile JSON', () => {
  const million = 1_000_000
  test.each([
    ['a million nested arrays', '['.repeat(million) + ']'.repeat(million), 'unreadable'],
    ['a million unclosed arrays', '['.repeat(million), 'not_json'],
    [
      'nesting inside a known event',
      `{"event_name":"user_create","user_id":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      'unreadable',
    ],
    ['nothing', '', 'not_json'],
    ['text', 'hello', 'not_json'],
    ['UTF-16', Buffer.from('{"event_name":"user_create","user_id":1}', 'utf16le').toString('latin1'), 'not_json'],
    ['1e400', '{"event_name":"user_create","user_id":1e400}', 'unreadable'],
    ['an id that would be rounded', '{"event_name":"user_create","user_id":9007199254740993}', 'unreadable'],
    ['a prototype', '{"__proto__":{"event_name":"user_create","user_id":1}}', 'unreadable'],
    ['a prototype with the name beside it', '{"event_name":"user_create","__proto__":{"user_id":1}}', 'unreadable'],
  ])('%s', (_, text, reason) => {
    expect(read(text)).toMatchObject({ outcome: 'ignore', reason })
  })

  test('tens of megabytes that JSON.parse would chew on for seconds are not parsed', () => {
    const half = 12 * million
    for (const text of [
      '['.repeat(half) + ']'.repeat(half),
      `[${'{},'.repeat(8 * million)}{}]`,
      `{"event_name":"user_create","user_id":3,"x":[${'1,'.repeat(half)}1]}`,
    ])
      expect(read(text)).toMatchObject({
        outcome: 'ignore',
        reason: 'unreadable',
        detail: expect.stringContaining('100,000'),
      })
  })

  test('the longest text GitLab takes, twice and written in the longest way, is read', () => {
    const text = '\\u003c[{,\\"'.repeat(million)
    const subject = { kind: 'issue', id: 1, projectId: 3, iid: 2 }
    const attributes = `{"id":1,"iid":2,"project_id":3,"description":"${text}"}`
    const hook = `{"object_kind":"issue","object_attributes":${attributes},"changes":{"description":{"current":"${text}"}}}`
    expect(read(hook)).toMatchObject({ outcome: 'screen', subject, changed: ['description'] })
  })

  test('very many keys', () => {
    const keys = Array.from({ length: 90_000 }, (_, index) => `"k${index}":0`).join(',')
    const subject = { kind: 'user', id: 3 }
    expect(read(`{${keys},"event_name":"user_create","user_id":3}`)).toMatchObject({ outcome: 'screen', subject })
    const changed = read(
      `{"object_kind":"issue","object_attributes":{"id":1,"iid":2,"project_id":3},"changes":{${keys}}}`,
    )
    expect(changed.outcome === 'screen' && changed.changed?.length).toBeLessThanOrEqual(100)
  })

  test('of two keys with one name the last one counts, as everywhere in JSON', () => {
    expect(read('{"event_name":"push","event_name":"user_create","user_id":1,"user_id":2}')).toMatchObject({
      outcome: 'screen',
      subject: { id: 2 },
    })
  })

  test('a byte order mark and broken UTF-8 in a text field cost nothing', () => {
    const raw = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from('{"event_name":"user_create","name":"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('","user_id":8}'),
    ])
    expect(readEvent({ raw })).toMatchObject({ outcome: 'screen', subject: { kind: 'user', id: 8 } })
  })

  test('lone surrogates and NUL in text fields', () => {
    const text = '{"event_name":"user_create","name":"\\ud800 \\u0000","user_id":8}'
    expect(read(text)).toMatchObject({ outcome: 'screen', subject: { kind: 'user', id: 8 } })
  })
})
