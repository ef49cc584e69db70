import { beforeAll, describe, expect, test } from 'vitest'
import type { User } from '../generated/prisma/client'
import { defaultSettings } from '../settings/settings'
import { missingItem } from '../spamcheck/find-joined-item'
import { findActions } from '../stats/find-actions'
import {
  type BuiltAskedItem,
  buildAskedItem,
  buildAuthor,
  buildItem,
  buildSpamcheckCall,
  buildUser,
} from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { countHidden } from './count-hidden'
import { decideItem } from './decide-item'
import { findItem } from './find-item'
import { findQueue } from './find-queue'
import { joinedItem } from './joined-item'
import { type QueueFilter, queueFilterSchema } from './queue-filter'

withTestDatabase()
let moderator: User
let asked: BuiltAskedItem
let saved: { id: number }

beforeAll(async () => {
  moderator = await buildUser({ username: 'kim' })
  const author = await buildAuthor({ username: 'mel' })
  asked = await buildAskedItem({ author, score: 0.61, fields: { title: 'Secret plan', description: 'Cheap watches' } })
  saved = await buildItem({ author, fields: { title: 'Saved words', description: 'More watches' } })
  await buildSpamcheckCall({ itemId: saved.id, verdict: 'DISALLOW', score: 0.93, joinedAt: new Date(), fields: null })
  await buildItem({ fields: { title: 'Never asked', description: 'About plans' } })
})

const see = (itemId: number, seesAsked?: boolean) => findItem({ itemId, userId: moderator.id, seesAsked })
const titles = async (filter: Partial<QueueFilter>, seesAsked?: boolean) => {
  const full = queueFilterSchema.parse(filter)
  const { rows } = await findQueue({ filter: full, moderatorId: moderator.id, seesAsked })
  return rows.map(({ title }) => title).sort()
}

describe('what GitLab asked about and hasn’t saved', () => {
  test('a moderator sees it whole, with what was answered and what is still to come', async () => {
    const item = await see(asked.id, true)
    expect(item).toMatchObject({ gitlabId: null, withheld: false, title: 'Secret plan', webUrl: null })
    expect(item.version?.fields.description).toBe('Cheap watches')
    expect(item.asked).toMatchObject({
      count: 1,
      calls: [{ type: 'issue', score: 0.61, verdict: 'CONDITIONAL_ALLOW' }],
    })
    expect(item.timeline.map(({ words }) => words)).toContain('GitLab asked before saving: score 61, answered CAPTCHA')
    const later = defaultSettings.kinds.issue.spamActions.includes('CLOSE_ISSUE') ? ['close as confidential'] : []
    expect(item.plan).toMatchObject({ later, refused: null })
  })

  test('a viewer sees kind, author, score and verdict, and nothing of the text, in no way', async () => {
    for (const item of [await see(asked.id), await see(asked.id, false)]) {
      expect(item).toMatchObject({ withheld: true, title: 'Text withheld', kind: 'issue', known: [] })
      expect(item.verdict).toMatchObject({ score: 0.61, reasons: [], whatIf: null })
      expect(item.author?.username).toBe('mel')
      expect(JSON.stringify(item)).not.toMatch(/secret|watches/i)
    }
    const other = await see(saved.id)
    expect(other.author?.items).toMatchObject([{ id: asked.id, title: 'Text withheld', unsaved: true }])
    expect(
      JSON.stringify(await findQueue({ filter: queueFilterSchema.parse({}), moderatorId: moderator.id })),
    ).not.toMatch(/secret/i)
  })

  test('a viewer can’t find the words by searching for them', async () => {
    expect(await titles({ text: 'secret' }, true)).toEqual(['Secret plan'])
    expect(await titles({ text: 'secret' })).toEqual([])
    expect(await titles({ text: 'mel' })).toEqual(['Saved words', 'Text withheld'])
    const filter = queueFilterSchema.parse({ text: 'secret', kind: 'note' })
    const hides = async (seesAsked: boolean) =>
      (await countHidden({ filter, moderatorId: moderator.id, seesAsked })).find(({ filter }) => filter === 'kind')
        ?.hides
    expect([await hides(true), await hides(false)]).toEqual([1, 0])
  })

  test('the queue tells them apart', async () => {
    expect(await titles({ asked: 'yes' }, true)).toEqual(['Saved words', 'Secret plan'])
    expect(await titles({ asked: 'no' }, true)).toEqual(['Never asked'])
  })
})

test('a saved item shows the calls that were joined to it, to everybody', async () => {
  const item = await see(saved.id)
  expect(item).toMatchObject({ withheld: false, title: 'Saved words', plan: { later: [] } })
  expect(item.asked.calls).toMatchObject([{ verdict: 'DISALLOW', score: 0.93 }])
  expect(item.timeline.filter(({ kind }) => kind === 'call')).toMatchObject([
    { words: 'GitLab asked before saving: score 93, answered refused' },
  ])
})

test('what is decided about it shows its title only to those who may read it', async () => {
  const { id, versionId } = await buildAskedItem({ kind: 'note', fields: { body: 'Hidden words' } })
  await decideItem({ itemId: id, versionId, kind: 'SPAM', moderator })
  const page = (seesAsked: boolean) => findActions({ filter: { item: id }, limit: 5, seesAsked })
  expect((await page(true)).rows.map(({ item }) => item.title)).toEqual(['Hidden words'])
  expect((await page(false)).rows.map(({ item }) => item.title)).toEqual(['Text withheld'])
  expect(await titles({ state: 'decided' })).toEqual(['Text withheld'])
})

test('an item that has become another one says which; one that is gone doesn’t', async () => {
  await expect(see(2_000_000)).rejects.toMatchObject({ code: 'not_found' })
  expect(joinedItem(await missingItem(2_000_000))).toBeNull()
})
