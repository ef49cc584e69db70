import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordAudit } from '@/lib/audit/record-audit'
import { bundledModelPath } from '@/lib/classify/load-model'
import { decodeModel } from '@/lib/classify/model-file'
import { notifyLive } from '@/lib/db/live'
import { transact } from '@/lib/db/transact'
import { lockModels } from './lock-models'

export type BundledVersion = { id: number; name: string; sha256: string }

/**
 * Makes the model that came with the program a version like any other. It becomes active where none is, or where an older
 * bundled one is; a model that learned on the instance stays, and the next night's training starts from the new base.
 * @throws AppError `internal` when the file is missing or corrupt
 */
export async function ensureBundled({ path }: { path?: string } = {}): Promise<BundledVersion> {
  const file = await readFile(path ?? join(process.cwd(), bundledModelPath))
  const sha256 = createHash('sha256').update(file).digest('hex')
  const { name, featureVersion } = decodeModel(file)
  return transact(async (tx) => {
    await lockModels(tx)
    const select = { id: true, name: true, sha256: true } as const
    const known = await tx.modelVersion.findFirst({ where: { kind: 'BUNDLED', sha256 }, select })
    if (known) return known
    const taken = await tx.modelVersion.findUnique({ where: { name }, select: { id: true } })
    const active = await tx.modelVersion.findFirst({ where: { state: 'ACTIVE' }, select: { id: true, kind: true } })
    const takesOver = !active || active.kind === 'BUNDLED'
    const now = new Date()
    if (active && takesOver)
      await tx.modelVersion.update({ where: { id: active.id }, data: { state: 'RETIRED', retiredAt: now } })
    const made = await tx.modelVersion.create({
      data: {
        // Trained twice on one day: the same name, other weights.
        name: taken ? `${name}-${sha256.slice(0, 8)}` : name,
        kind: 'BUNDLED',
        state: takesOver ? 'ACTIVE' : 'CANDIDATE',
        file,
        sha256,
        featureVersion,
        fingerprint: sha256,
        reason: takesOver
          ? 'It came with the program.'
          : 'It came with the program; the next full training starts from it.',
        createdBy: 'natterjack',
        ...(takesOver && { promotedAt: now, promotedBy: 'natterjack', replacedId: active?.id }),
      },
      select,
    })
    await notifyLive(tx, { topic: 'model', ids: [made.id] })
    await recordAudit({
      tx,
      actor: { kind: 'system', name: 'worker' },
      action: takesOver ? 'model.promoted' : 'model.added',
      subject: `model:${made.id}`,
      after: { name: made.name, sha256 },
    })
    return made
  })
}
