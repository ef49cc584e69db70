import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import type { ModelSettings } from '@/lib/settings/settings'
import { type Promoted, promoteModel } from './promote-model'

const actor = { kind: 'policy', name: 'policy' } as const

/** Promotes the model in the shadow where the settings want that and it has been there long enough. Null: nothing to do. */
export async function promoteDue({ settings }: { settings: ModelSettings }): Promise<Promoted | null> {
  if (settings.auto !== 'promote') return null
  const before = new Date(Date.now() - settings.shadowHours * 3_600_000)
  const due = await prisma().modelVersion.findFirst({
    where: { state: 'SHADOW', shadowSince: { lte: before } },
    select: { id: true },
  })
  if (!due) return null
  const reason = `Passed the gate and scored in the shadow for ${settings.shadowHours} h.`
  try {
    return await promoteModel({ id: due.id, actor, reason })
  } catch (error) {
    // Another worker was faster, or a person decided otherwise meanwhile.
    if (error instanceof AppError && error.code === 'conflict') return null
    throw error
  }
}
