import { createHash } from 'node:crypto'
import { featureVersion } from '@/lib/classify/features/extract-features'
import type { Model } from '@/lib/classify/model'
import { encodeModel } from '@/lib/classify/model-file'
import { prisma } from '@/lib/db/prisma'
import type { ModelVersion, Prisma } from '@/lib/generated/prisma/client'
import type { Gate } from './gate/gate'
import { mapThresholds } from './thresholds/threshold-map'

/** A small model that knows one thing: links are spam, to the given degree. */
export function smallModel(link = 1, name = 'small'): Model {
  return {
    name,
    featureVersion,
    bits: 10,
    hashed: new Float32Array(1 << 10),
    named: new Map([['link:to-other', Float32Array.from([link, 0, 0, 0, 0, 0, 0, 0])]]),
    bias: -1,
    calibration: { slope: 1, intercept: 0 },
    card: {},
  }
}

export const passedGate: Gate = {
  passed: true,
  comparedWith: 'old',
  words: ['Passed: no kind gets worse.'],
  checks: [],
}

/** Thresholds of issues move down: everything looks more harmless to the new model. */
export const issueMap = {
  issue: mapThresholds({
    decided: [],
    recent: Array.from({ length: 500 }, (_, n) => ({ before: (n + 0.5) / 500, after: ((n + 0.5) / 500) ** 2 })),
  }),
}

type Given = Partial<Prisma.ModelVersionUncheckedCreateInput> & { model?: Model; fromId?: number }
let serial = 0

/** A stored version; by default a candidate that passed the gate and was compared with the model `fromId`. */
export function buildVersionOfModel({ model, fromId, ...given }: Given = {}): Promise<ModelVersion> {
  const file = given.file ?? Uint8Array.from(encodeModel(model ?? smallModel(++serial)))
  return prisma().modelVersion.create({
    data: {
      name: `instance-test-${++serial}`,
      kind: 'FULL',
      sha256: createHash('sha256').update(file).digest('hex'),
      featureVersion,
      fingerprint: 'test',
      createdBy: 'test',
      gate: passedGate,
      thresholds: fromId === undefined ? undefined : { fromId, map: issueMap },
      ...given,
      file,
    },
  })
}
