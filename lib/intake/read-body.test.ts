import { expect, test } from 'vitest'
import { readBody } from './read-body'

async function* chunks(...values: string[]): AsyncGenerator<Uint8Array> {
  for (const value of values) yield Buffer.from(value)
}

test('reads to the end', async () => {
  const seen: string[] = []
  const push = (chunk: Uint8Array) => seen.push(Buffer.from(chunk).toString()) > 0
  expect(await readBody({ body: chunks('a', 'b'), push, deadlineMs: 60_000 })).toBe('complete')
  expect(seen).toEqual(['a', 'b'])
})

test('stops where enough was seen, and lets go of the stream', async () => {
  let released = false
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from('x')
    } finally {
      released = true
    }
  }
  let count = 0
  expect(await readBody({ body: endless(), push: () => ++count < 3, deadlineMs: 60_000 })).toBe('complete')
  expect(count).toBe(3)
  await expect.poll(() => released).toBe(true)
})

test('waits no longer than the deadline for the whole', async () => {
  const hanging: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
  }
  expect(await readBody({ body: hanging, push: () => true, deadlineMs: 20 })).toBe('too_slow')
})

test('a stream that fails was cut short', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('x')
    throw new Error('aborted')
  }
  expect(await readBody({ body: failing(), push: () => true, deadlineMs: 60_000 })).toBe('cut_short')
})
