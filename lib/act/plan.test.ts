import { describe, expect, test } from 'vitest'
import { madeAuthor } from '../fetch/made-content.fixture'
import type { Planned } from './plan'
import { type ActionItem, planAction, targetOf } from './plan-action'
import { issueIsAs, planCloseIssue } from './plan-issue'
import { planMakePrivate } from './plan-project'
import { planBlock, planUnblock } from './plan-user'
import { protectedBy } from './protect'
import { waitSeconds } from './wait-seconds'

/** In one line: what is called, or what isn't and why. */
function said(planned: Planned): string {
  if ('refusal' in planned) return `refused: ${planned.refusal.reason}`
  const { method, path, body, inverse } = planned.step
  const back = inverse ? ` <- ${inverse.method} ${inverse.path} ${JSON.stringify(inverse.body ?? {})}` : ''
  return `${method} ${path} ${JSON.stringify(body ?? {})}${back}`
}

describe('the state machine of an account', () => {
  test.each([
    ['active', 'POST /users/41/block {} <- POST /users/41/unblock {}', 'GET /users/41 {}'],
    ['deactivated', 'POST /users/41/block {} <- POST /users/41/unblock {}', 'GET /users/41 {}'],
    ['blocked', 'GET /users/41 {}', 'POST /users/41/unblock {} <- POST /users/41/block {}'],
    ['banned', 'GET /users/41 {}', 'refused: banned'],
    ['blocked_pending_approval', 'GET /users/41 {}', 'refused: pending_approval'],
    ['ldap_blocked', 'refused: ldap_blocked', 'refused: ldap_blocked'],
    ['a state of a later version', 'POST /users/41/block {} <- POST /users/41/unblock {}', 'GET /users/41 {}'],
  ])('%s', (state, block, unblock) => {
    const account = { gitlabId: 41, username: 'ada', state }
    expect(said(planBlock(account))).toBe(block)
    expect(said(planUnblock(account))).toBe(unblock)
  })

  test('the words say what is so already', () => {
    expect(planBlock({ gitlabId: 41, username: 'ada', state: 'blocked' })).toMatchObject({
      step: { words: 'Already blocked: nothing to do', inverse: null },
    })
  })
})

describe('an issue is closed and hidden, and only what was changed is restored', () => {
  const path = '/projects/12/issues/5'
  test.each([
    [
      null,
      `PUT ${path} {"state_event":"close","confidential":true} <- PUT ${path} {"state_event":"reopen","confidential":false}`,
    ],
    [
      { closed: false, confidential: false },
      `PUT ${path} {"state_event":"close","confidential":true} <- PUT ${path} {"state_event":"reopen","confidential":false}`,
    ],
    [{ closed: true, confidential: false }, `PUT ${path} {"confidential":true} <- PUT ${path} {"confidential":false}`],
    [
      { closed: false, confidential: true },
      `PUT ${path} {"state_event":"close"} <- PUT ${path} {"state_event":"reopen"}`,
    ],
    [{ closed: true, confidential: true }, `GET ${path} {}`],
  ])('%j', (present, expected) => {
    expect(said(planCloseIssue({ projectId: 12, iid: 5 }, present))).toBe(expected)
  })

  test('the words are a sentence', () => {
    const planned = planCloseIssue({ projectId: 12, iid: 5 }, { closed: true, confidential: false })
    expect(planned).toMatchObject({
      step: { words: 'Make it confidential', inverse: { words: 'Make it visible again' } },
    })
  })

  test('what it is to be like is told from the body', () => {
    const body = { state_event: 'close', confidential: true }
    expect(issueIsAs(body, { closed: true, confidential: true })).toBe(true)
    expect(issueIsAs(body, { closed: true, confidential: false })).toBe(false)
    expect(issueIsAs({ confidential: false }, { closed: true, confidential: false })).toBe(true)
    expect(issueIsAs({ state_event: 'reopen' }, { closed: true, confidential: false })).toBe(false)
  })
})

test.each([
  ['public', 'PUT /projects/12 {"visibility":"private"} <- PUT /projects/12 {"visibility":"public"}'],
  ['internal', 'PUT /projects/12 {"visibility":"private"} <- PUT /projects/12 {"visibility":"internal"}'],
  ['private', 'GET /projects/12 {}'],
  [null, 'PUT /projects/12 {"visibility":"private"} <- PUT /projects/12 {}'],
] as const)('a project that is %s', (visibility, expected) => {
  expect(said(planMakePrivate(12, visibility))).toBe(expected)
})

const issue: ActionItem = { kind: 'issue', gitlabId: 301, ref: { iid: 5 }, projectId: 12, visibility: 'public' }
const author = { gitlabId: 41, username: 'ada', state: 'active' }

describe('planAction', () => {
  test('blocks the author whatever was written', () => {
    expect(said(planAction({ kind: 'BLOCK_USER', item: issue, author }))).toContain('/users/41/block')
    expect(targetOf({ kind: 'BLOCK_USER', item: issue, author })).toBe('user:41')
    expect(targetOf({ kind: 'CLOSE_ISSUE', item: issue, author })).toBe('issue:301')
  })

  test('says what is missing', () => {
    expect(said(planAction({ kind: 'BLOCK_USER', item: issue, author: null }))).toBe('refused: no_author')
    expect(said(planAction({ kind: 'CLOSE_ISSUE', item: { ...issue, ref: {} }, author }))).toBe('refused: gone')
  })
})

describe('protectedBy', () => {
  const trust = { trusted: false } as const
  const person = madeAuthor({ gitlabId: 41 })
  test.each([
    ['nobody special', person, null],
    ['administrator', { ...person, isAdmin: true }, 'admin'],
    ['bot of GitLab itself', { ...person, isBot: true, username: 'support-bot', createdByAdmin: false }, 'bot'],
    ['service account, which an owner can make', { ...person, isBot: true, username: 'helper' }, null],
    [
      'service account that was given a bot’s name',
      { ...person, isBot: true, username: 'support-bot', createdByAdmin: true },
      null,
    ],
    ['bot of a project token, which anybody can make', { ...person, isBot: true, username: 'project_7_bot_ab' }, null],
    ['trusted in GitLab', { ...person, trustedBy: 'root/1+2026' }, 'trusted'],
    ['ourselves', { ...person, gitlabId: 2 }, 'ourselves'],
  ])('%s', (_, who, reason) => {
    expect(protectedBy({ author: who, botUserId: 2, trust })?.reason ?? null).toBe(reason)
  })

  test('a trusted project protects what stands in it, with the reason', () => {
    const listed = { trusted: true, rule: 'project', reason: 'project a/b, listed by ada: ours' } as const
    expect(protectedBy({ author: null, botUserId: 2, trust: listed })).toMatchObject({
      reason: 'trusted',
      detail: expect.stringContaining('listed by ada'),
    })
  })
})

test('waiting grows with the time waited, between 5 s and 5 min, and never below what GitLab asked for', () => {
  expect(waitSeconds({ waitedMs: 0 })).toBe(5)
  expect(waitSeconds({ waitedMs: 80_000 })).toBe(10)
  expect(waitSeconds({ waitedMs: 86_400_000 })).toBe(300)
  expect(waitSeconds({ waitedMs: 0, retryAfterMs: 40_000 })).toBe(40)
})
