import { presentSettings } from '@/lib/act/present-settings'
import { type Actor, recordAudit } from '@/lib/audit/record-audit'
import { notifyLive } from '@/lib/db/live'
import { lockActing } from '@/lib/db/lock-acting'
import { transact } from '@/lib/db/transact'
import { AppError } from '@/lib/errors'
import { itemKinds } from '@/lib/fetch/item'
import type { Settings, Thresholds } from '@/lib/settings/settings'
import { writeSettings } from '@/lib/settings/write-settings'
import { gateSchema } from '../gate/gate'
import { applyMap } from '../thresholds/threshold-map'
import { decodeVersion } from './decode-version'
import { lockModels } from './lock-models'
import { whyNotPromotable } from './promotable'
import { type ThresholdsJson, thresholdsJsonSchema } from './version-json'

type Options = { id: number; actor: Actor; reason: string }
export type Promoted = { id: number; name: string; replaced: string; thresholdsChanged: boolean }

/**
 * Makes a model that passed the gate the active one, with thresholds that keep what they meant; every worker follows within
 * seconds. All or nothing, in one transaction.
 * @throws AppError `not_found`; `conflict` when it didn't pass, is active already, or was compared with another model than
 *   the one that is active now; `internal` when its file can't be used
 */
export async function promoteModel({ id, actor, reason }: Options): Promise<Promoted> {
  return transact(async (tx) => {
    await lockModels(tx)
    const version = await tx.modelVersion.findUnique({ where: { id } })
    const active = await tx.modelVersion.findFirst({ where: { state: 'ACTIVE' }, select: { id: true, name: true } })
    if (!version) throw new AppError({ code: 'not_found', message: 'There is no such model.' })
    const thresholds = thresholdsJsonSchema.safeParse(version.thresholds).data ?? null
    const passed = gateSchema.safeParse(version.gate).data?.passed ?? false
    const why = whyNotPromotable({ state: version.state, passed, comparedWithId: thresholds?.fromId ?? null, active })
    if (why !== null || !active) throw new AppError({ code: 'conflict', message: why ?? 'No model is active.' })
    // A file that no worker could load must not be active.
    decodeVersion(version)
    await lockActing(tx)
    const before = await presentSettings(tx)
    const after = applyMap(before, thresholds?.map ?? {})
    const applied = changedThresholds(before, after)
    const now = new Date()
    const replaced = { state: 'RETIRED', retiredAt: now, reason: `${version.name} took over.` } as const
    await tx.modelVersion.update({ where: { id: active.id }, data: replaced, select: { id: true } })
    await tx.modelVersion.update({
      where: { id },
      data: {
        state: 'ACTIVE',
        replacedId: active.id,
        promotedAt: now,
        promotedBy: actor.name,
        retiredAt: null,
        reason,
        ...(thresholds && { thresholds: { ...thresholds, applied } satisfies ThresholdsJson }),
      },
      select: { id: true },
    })
    const thresholdsChanged = Object.keys(applied.after).length > 0
    if (thresholdsChanged)
      await writeSettings({ tx, settings: after, actor, reason: `Thresholds for the model ${version.name}` })
    await notifyLive(tx, { topic: 'model', ids: [id, active.id] })
    await recordAudit({
      tx,
      actor,
      action: 'model.promoted',
      subject: `model:${id}`,
      before: { active: active.name },
      after: { active: version.name, reason, thresholds: applied.after },
    })
    return { id, name: version.name, replaced: active.name, thresholdsChanged }
  })
}

type KindThresholds = NonNullable<ThresholdsJson['applied']>['before']

function changedThresholds(before: Settings, after: Settings): { before: KindThresholds; after: KindThresholds } {
  const changed: { before: KindThresholds; after: KindThresholds } = { before: {}, after: {} }
  for (const kind of itemKinds) {
    const old = before.kinds[kind].thresholds
    const fresh = after.kinds[kind].thresholds
    if (sameThresholds(old, fresh)) continue
    changed.before[kind] = old
    changed.after[kind] = fresh
  }
  return changed
}

export function sameThresholds(a: Thresholds, b: Thresholds): boolean {
  return a.conditional === b.conditional && a.disallow === b.disallow && a.block === b.block
}
