import { expect, test } from 'vitest'
import { buildItem, buildUser } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { decideItem } from './decide-item'
import { findItem } from './find-item'
import { undoDecision } from './undo-decision'

const database = withTestDatabase()

test('a second decision, taken back, leaves an item in the queue that its undone effect had brought there', async () => {
  const { prisma } = database()
  const moderator = await buildUser()
  const { id: itemId, versionId } = await buildItem()
  const data = {
    itemId,
    versionId,
    moderatorId: moderator.id,
    kind: 'SPAM',
    undoneAt: new Date(),
  } as const
  await prisma.decision.create({ data })
  const detail = 'The account is active again.'
  const ended = { state: 'DONE', reason: 'effect_undone', detail, endedAt: new Date() } as const
  await prisma.event.create({
    data: { dedupeKey: 'undone', rawBytes: 1, sha256: new Uint8Array([1]), itemId, ...ended },
  })

  const look = () => findItem({ itemId, userId: moderator.id })
  expect(await look()).toMatchObject({ state: 'PENDING', standing: null, effectUndone: detail })
  const { decisionId } = await decideItem({ itemId, versionId, kind: 'NOT_SPAM', moderator })
  expect(await look()).toMatchObject({
    state: 'DECIDED',
    standing: { decisionId, kind: 'NOT_SPAM' },
    effectUndone: null,
  })
  await undoDecision({ itemId, decisionId, moderator })
  expect(await look()).toMatchObject({ state: 'PENDING', standing: null, effectUndone: detail })
})
