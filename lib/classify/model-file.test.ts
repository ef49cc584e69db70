import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { featureVersion } from '@/lib/classify/features/extract-features'
import { lookBits } from '@/lib/classify/first-look'
import { cellBits } from '@/lib/classify/letters/letters'
import { loadModel } from '@/lib/classify/load-model'
import type { Model } from '@/lib/classify/model'
import { decodeModel, encodeModel, largestModelFile } from '@/lib/classify/model-file'

const model: Model = {
  name: 'test',
  featureVersion,
  bits: 10,
  hashed: Float32Array.from({ length: 1024 }, (_, i) => Math.sin(i) * 3),
  named: new Map([['link:bare', Float32Array.from([1, 0, 0, 0, 0.5, 0, 0, 0])]]),
  bias: -1.25,
  calibration: { slope: 1.5, intercept: -0.5 },
  card: { rows: 3 },
}
const bytes = encodeModel(model)

test('what is written is read back, to 1/8,190 of the largest weight', () => {
  const read = decodeModel(bytes)
  expect({ ...read, hashed: 0, named: 0 }).toEqual({ ...model, hashed: 0, named: 0 })
  expect(read.named.get('link:bare')?.[4]).toBeCloseTo(0.5)
  expect(Math.max(...read.hashed.map((weight, i) => Math.abs(weight - (model.hashed[i] ?? 0))))).toBeLessThanOrEqual(
    3 / 8_190 + 1e-6,
  )
})

test('letters are read back as they were, with a first look before them or not', () => {
  const letters = { cells: Uint16Array.from({ length: 1 << cellBits }, (_, i) => i * 31), weight: 0.25, floor: -6 }
  const expectSame = (read: Model['letters']): void => {
    expect({ ...read, cells: null }).toEqual({ ...letters, cells: null })
    // A million numbers: compared one by one they take seconds.
    expect(bytesOf(read?.cells).equals(bytesOf(letters.cells))).toBe(true)
  }
  expectSame(decodeModel(encodeModel({ ...model, letters })).letters)
  const { firstLook } = loadModel()
  const read = decodeModel(encodeModel({ ...model, letters, ...(firstLook ? { firstLook } : {}) }))
  expectSame(read.letters)
  expect(read.firstLook).toEqual(firstLook)
  expect(decodeModel(bytes).letters).toBeUndefined()
})

test('a first look is read back as it was', () => {
  const firstLook = {
    weights: Int8Array.from({ length: 1 << lookBits }, (_, i) => (i % 255) - 127),
    scale: 0.0125,
    bias: [1, 2, 3, 4, 5, 6, 7],
    harmlessBelow: -2.5,
    calibration: { slope: 1.25, intercept: -0.5 },
  }
  const read = decodeModel(encodeModel({ ...model, firstLook }))
  expect(read.firstLook).toEqual(firstLook)
  expect(read.hashed).toEqual(decodeModel(bytes).hashed)
  expect(decodeModel(bytes).firstLook).toBeUndefined()
})

test('any flipped bit is refused', () => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const broken = Buffer.from(bytes)
      broken[at] = (broken[at] ?? 0) ^ (1 << bit)
      expect(() => decodeModel(broken)).toThrow(/model file can't be used/)
    }),
  )
})

describe('is refused with what is wrong', () => {
  test.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /ends too early/],
    ['a part', bytes.subarray(0, 100), /checksum/],
    ['another file', Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes]), /does not begin with NJM1/],
    ['too much', Buffer.alloc(largestModelFile + 1), /more than/],
    ['lengths that lie', resealed((content) => content.writeUInt32LE(7, 4)), /lengths do not add up/],
    ['other features', encodeModel({ ...model, featureVersion: featureVersion + 1 }), /Train it again/],
    ['a header of another make', sealed(deflateRawSync('{"name":1}'), Buffer.alloc(0)), /header is wrong/],
    ['a header that is no JSON', sealed(deflateRawSync('{'), Buffer.alloc(0)), /can't be unpacked/],
    ['letters that end early', withCells((1 << cellBits) - 1), /instead of/],
    ['a header that is not packed', sealed(Buffer.from('plain text'), Buffer.alloc(0)), /can't be unpacked/],
  ])('%s', (_, file, message) => {
    expect(() => decodeModel(file)).toThrow(message)
  })
})

test('the bundled model is small and loads', async () => {
  expect(encodeModel(loadModel()).length).toBeLessThanOrEqual(4 * 1024 * 1024)
})

test('a missing file says what to do', () => {
  expect(() => loadModel({ path: '/nowhere/model.njm' })).toThrow(/npm run train/)
})

const bytesOf = (cells: Uint16Array = new Uint16Array()): Buffer =>
  Buffer.from(cells.buffer, cells.byteOffset, cells.byteLength)

function withCells(length: number): Buffer {
  return encodeModel({ ...model, letters: { cells: new Uint16Array(length), weight: 1, floor: 0 } })
}

function sealed(header: Buffer, weights: Buffer): Buffer {
  const prefix = Buffer.alloc(12)
  prefix.write('NJM1', 'latin1')
  prefix.writeUInt32LE(header.length, 4)
  prefix.writeUInt32LE(weights.length, 8)
  const content = Buffer.concat([prefix, header, weights])
  return Buffer.concat([content, createHash('sha256').update(content).digest()])
}

function resealed(change: (content: Buffer) => void): Buffer {
  const content = Buffer.from(bytes.subarray(0, -32))
  change(content)
  return Buffer.concat([content, createHash('sha256').update(content).digest()])
}
