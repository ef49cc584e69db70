import { prisma } from '../db/prisma'
import { type CarriedOut, endAction, type Move } from './end-action'
import { putOffAction } from './move-action'
import { capFreeAt } from './permit'
import { presentSettings } from './present-settings'

const underWay: readonly string[] = ['SCHEDULED', 'RUNNING', 'CALLING']
const originalSeconds = 5

/**
 * Asks before anything is sent, the reading included, so that a dry run sends nothing at all. `beginCall` asks again.
 * @returns null: go on
 */
export async function askPermission(move: Move): Promise<CarriedOut | null> {
  const { claim, action } = move
  const settings = await presentSettings(prisma())
  if (settings.dryRun) {
    const detail = 'Dry run was switched on before its time came, so nothing was done.'
    return endAction({ ...move, state: 'PLANNED', reason: 'dry_run', detail })
  }
  if (action.reverses) {
    if (!underWay.includes(action.reverses.state)) return null
    const detail = 'It waits until it is clear what became of the action that it takes back.'
    return moved(
      await putOffAction({ claim, reason: 'original_under_way', detail, until: { seconds: originalSeconds } }),
    )
  }
  const freeAt = await capFreeAt({ tx: prisma(), settings, actionId: action.id })
  if (!freeAt) return null
  const detail = `${settings.actionsPerHour} actions were done within the last hour, which is the most the settings allow. It waits.`
  return moved(await putOffAction({ claim, reason: 'hourly_cap', detail, until: { at: freeAt } }))
}

const moved = (ok: boolean): CarriedOut => (ok ? 'not_due' : 'not_claimed')
