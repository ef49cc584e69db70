import { presentSettings } from '@/lib/act/present-settings'
import { type Actor, recordAudit } from '@/lib/audit/record-audit'
import { notifyLive } from '@/lib/db/live'
import { lockActing } from '@/lib/db/lock-acting'
import { transact } from '@/lib/db/transact'
import { AppError } from '@/lib/errors'
import { itemKinds } from '@/lib/fetch/item'
import type { Settings } from '@/lib/settings/settings'
import { writeSettings } from '@/lib/settings/write-settings'
import { decodeVersion } from './decode-version'
import { lockModels } from './lock-models'
import { sameThresholds } from './promote-model'
import { type ThresholdsJson, thresholdsJsonSchema } from './version-json'

type Options = {
  actor: Actor
  reason: string
  /** The model that is to go. Left out: whichever is active. */
  fromId?: number
}
export type RolledBack = {
  id: number
  name: string
  /** What was active until now. */
  from: string
  /** Kinds whose thresholds somebody has changed since, which are left alone. */
  thresholdsKept: string[]
}

/**
 * One click back: the model that was active before is active again, and the thresholds that its successor changed are as
 * they were, but for those that somebody has changed since. Where models took over by themselves, a person promotes from
 * now on. Pressed again it goes further back.
 * @throws AppError `conflict` when there is nothing to go back to, or `fromId` isn't active any more; `internal` when the
 *   older model's file can't be used
 */
export async function rollBack({ actor, reason, fromId }: Options): Promise<RolledBack> {
  return transact(async (tx) => {
    await lockModels(tx)
    const active = await tx.modelVersion.findFirst({ where: { state: 'ACTIVE' }, include: { replaced: true } })
    if (fromId !== undefined && active?.id !== fromId)
      throw new AppError({ code: 'conflict', message: 'Somebody has changed the active model meanwhile. Look again.' })
    if (!active?.replaced) throw new AppError({ code: 'conflict', message: 'There is no earlier model to go back to.' })
    const target = active.replaced
    decodeVersion(target)
    await lockActing(tx)
    const settings = await presentSettings(tx)
    const applied = thresholdsJsonSchema.safeParse(active.thresholds).data?.applied
    const { after, kept, changed } = restored(settings, applied)
    const now = new Date()
    const retired = { state: 'RETIRED', retiredAt: now, reason: `${actor.name} went back: ${reason}` } as const
    await tx.modelVersion.update({ where: { id: active.id }, data: retired, select: { id: true } })
    await tx.modelVersion.update({
      where: { id: target.id },
      data: { state: 'ACTIVE', retiredAt: null, reason: `${actor.name} went back from ${active.name}: ${reason}` },
      select: { id: true },
    })
    if (changed) await writeSettings({ tx, settings: after, actor, reason: `Back to the model ${target.name}` })
    await notifyLive(tx, { topic: 'model', ids: [active.id, target.id] })
    await recordAudit({
      tx,
      actor,
      action: 'model.rolled_back',
      subject: `model:${target.id}`,
      before: { active: active.name },
      after: { active: target.name, reason, ...(kept.length > 0 && { thresholdsKept: kept }) },
    })
    return { id: target.id, name: target.name, from: active.name, thresholdsKept: kept }
  })
}

function restored(settings: Settings, applied: ThresholdsJson['applied']) {
  const after = structuredClone(settings)
  const kept: string[] = []
  // Or the same model would be back tomorrow, by itself.
  let changed = settings.models.auto === 'promote'
  if (changed) after.models.auto = 'shadow'
  for (const kind of itemKinds) {
    const before = applied?.before[kind]
    const made = applied?.after[kind]
    if (!before || !made) continue
    if (sameThresholds(settings.kinds[kind].thresholds, made)) {
      after.kinds[kind].thresholds = before
      changed = true
    } else kept.push(kind)
  }
  return { after, kept, changed }
}
