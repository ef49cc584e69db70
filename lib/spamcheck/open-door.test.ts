import pino from 'pino'
import { expect, test } from 'vitest'
import { createMetrics } from '../metrics'
import type { CallRecord } from './call'
import { askedCall, judging, modelScoring, noStanding } from './call.fixture'
import { openDoor } from './open-door'

const ready = () => {
  const { settings, settingsId, trustList, confirmsAddresses } = judging()
  return { settings, settingsId, trustList, confirmsAddresses }
}

test('first', async () => {
  const kept: CallRecord[] = []
  const door = openDoor({
    models: { currentModel: () => modelScoring(0.95) },
    standings: { held: () => noStanding, of: async () => noStanding },
    state: { current: ready },
    metrics: createMetrics(),
    log: pino({ level: 'silent' }),
    keep: (record) => kept.push(record),
  })
  expect(await door.answer(askedCall(), performance.now())).toMatchObject({
    verdict: 'CONDITIONAL_ALLOW',
    evaluated: true,
  })
  door.settle()
  expect(kept).toHaveLength(1)
})
