import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { featureVersion } from '@/lib/classify/features/extract-features'
import { lookBits } from '@/lib/classify/first-look'
import { cellBits } from '@/lib/classify/letters/letters'
import { type Model, weightsPerName } from '@/lib/classify/model'
import { AppError } from '@/lib/errors'
import { itemKinds } from '@/lib/fetch/item'

/**
 * Layout, all numbers little-endian: "NJM1", length of the header, length of the weights (both uint32), the header (JSON,
 * deflated), the weights (deflated: hashed ones as int16 times `scale`, then those of the first look as int8 and the cells of
 * letters as uint16, where there are any), SHA-256 of all that.
 */
const magic = 'NJM1'
const prefixLength = 12
const digestLength = 32
/** The bundled model stays below half of this; what an instance has learned comes on top. */
export const largestModelFile = 8 * 1024 * 1024
/** Steps between 0 and the largest weight: finer ones would only make the file larger. */
const steps = 4_095

const firstLookSchema = z.object({
  scale: z.number().nonnegative(),
  bias: z.array(z.number()).length(itemKinds.length),
  harmlessBelow: z.number(),
  calibration: z.object({ slope: z.number().nonnegative(), intercept: z.number() }),
})

const headerSchema = z.object({
  name: z.string().min(1).max(200),
  featureVersion: z.number().int(),
  bits: z.number().int().min(10).max(22),
  scale: z.number().nonnegative(),
  bias: z.number(),
  calibration: z.object({ slope: z.number(), intercept: z.number() }),
  named: z.record(z.string(), z.array(z.number()).max(weightsPerName)),
  firstLook: firstLookSchema.optional(),
  letters: z.object({ weight: z.number().nonnegative(), floor: z.number() }).optional(),
  card: z.record(z.string(), z.unknown()),
})

/** Writes a model as bytes. The hashed weights lose precision: 1/8,190 of the largest one's size. */
export function encodeModel(model: Model): Buffer {
  const largest = model.hashed.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0)
  const scale = largest / steps
  const quantised = new Int16Array(model.hashed.length)
  if (scale > 0) for (let i = 0; i < quantised.length; i++) quantised[i] = Math.round((model.hashed[i] ?? 0) / scale)
  const { name, bits, bias, calibration, card } = model
  const named: Record<string, number[]> = {}
  for (const key of [...model.named.keys()].sort()) {
    named[key] = Array.from(model.named.get(key) ?? [], (weight) => Math.round(weight * 1e5) / 1e5)
  }
  const { weights: runs, ...firstLook } = model.firstLook ?? { weights: new Int8Array(0) }
  const { featureVersion: version } = model
  const header = deflateRawSync(
    JSON.stringify({
      ...{ name, featureVersion: version, bits, scale, bias, calibration, named, card },
      ...(runs.length > 0 ? { firstLook } : {}),
      ...(model.letters ? { letters: { weight: model.letters.weight, floor: model.letters.floor } } : {}),
    }),
    { level: 9 },
  )
  const cells = model.letters?.cells ?? new Uint16Array(0)
  const weights = deflateRawSync(Buffer.concat([Buffer.from(quantised.buffer), bytesOf(runs), bytesOf(cells)]), {
    level: 9,
  })
  const prefix = Buffer.alloc(prefixLength)
  prefix.write(magic, 'latin1')
  prefix.writeUInt32LE(header.length, 4)
  prefix.writeUInt32LE(weights.length, 8)
  const content = Buffer.concat([prefix, header, weights])
  return Buffer.concat([content, createHash('sha256').update(content).digest()])
}

/** Reads a model from bytes. @throws AppError `internal` saying what is wrong, before anything of it is used. */
export function decodeModel(bytes: Buffer): Model {
  if (bytes.length > largestModelFile) throw broken(`it has ${bytes.length} bytes, more than ${largestModelFile}`)
  if (bytes.length < prefixLength + digestLength) throw broken('it ends too early')
  if (bytes.toString('latin1', 0, 4) !== magic) throw broken(`it does not begin with ${magic}`)
  const content = bytes.subarray(0, -digestLength)
  if (!createHash('sha256').update(content).digest().equals(bytes.subarray(-digestLength)))
    throw broken('its checksum does not match')
  const headerEnd = prefixLength + bytes.readUInt32LE(4)
  if (headerEnd + bytes.readUInt32LE(8) !== content.length) throw broken('its lengths do not add up')
  const header = headerSchema.safeParse(unpackJson(content.subarray(prefixLength, headerEnd)))
  if (!header.success) throw broken(`its header is wrong: ${z.prettifyError(header.error)}`)
  const { named, scale, firstLook, letters, ...rest } = header.data
  if (rest.featureVersion !== featureVersion) {
    throw broken(
      `it was trained on features of version ${rest.featureVersion}, this program computes version ${featureVersion}. Train it again`,
    )
  }
  const raw = inflate(content.subarray(headerEnd))
  const hashedLength = 2 << rest.bits
  const lookEnd = hashedLength + (firstLook ? 1 << lookBits : 0)
  const expected = lookEnd + (letters ? 2 << cellBits : 0)
  if (raw.length !== expected) throw broken(`its weights take ${raw.length} bytes instead of ${expected}`)
  const hashed = new Float32Array(1 << rest.bits)
  for (let i = 0; i < hashed.length; i++) hashed[i] = raw.readInt16LE(i * 2) * scale
  return {
    ...rest,
    ...(firstLook ? { firstLook: { ...firstLook, weights: new Int8Array(raw.subarray(hashedLength, lookEnd)) } } : {}),
    ...(letters ? { letters: { ...letters, cells: readCells(raw.subarray(lookEnd)) } } : {}),
    hashed,
    named: new Map(Object.entries(named).map(([name, weights]) => [name, Float32Array.from(weights)])),
  }
}

function readCells(raw: Buffer): Uint16Array {
  const cells = new Uint16Array(raw.length / 2)
  for (let i = 0; i < cells.length; i++) cells[i] = raw.readUInt16LE(i * 2)
  return cells
}

function bytesOf(weights: Int8Array | Uint16Array): Buffer {
  return Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength)
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: 32 * 1024 * 1024 })
  } catch (cause) {
    throw broken("a part of it can't be unpacked", cause)
  }
}

function unpackJson(bytes: Buffer): unknown {
  const text = inflate(bytes).toString('utf8')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw broken("its header can't be unpacked", cause)
  }
}

function broken(why: string, cause?: unknown): AppError {
  return new AppError({ code: 'internal', message: `The model file can't be used: ${why}.`, cause })
}
