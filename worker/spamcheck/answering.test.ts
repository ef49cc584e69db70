import { expect, test } from 'vitest'
import { log } from '@/lib/log'
import type { Answer } from '@/lib/spamcheck/call'
import { askedCall } from '@/lib/spamcheck/call.fixture'
import { createAnswering } from './answering'
import { recordingDoor } from './testing/recording-door'

const fail = (): never => {
  throw new RangeError('a fault of ours')
}

test.each([
  ['the question can’t be read', fail, recordingDoor().answer],
  ['the door throws', askedCall, fail],
  ['the door rejects', askedCall, () => Promise.reject(new Error('a fault of ours'))],
])('NOOP when %s, instead of an error that ends the process', async (_, read, answer) => {
  const answering = createAnswering({ door: { answer }, log })
  const given = await new Promise<Answer>((resolve) => answering.ask(read, performance.now(), resolve))
  expect(given).toMatchObject({ verdict: 'NOOP', reason: 'internal error', evaluated: false })
  answering.stop()
})
