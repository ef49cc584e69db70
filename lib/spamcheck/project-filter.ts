import type { SpamcheckSettings } from '../settings/spamcheck-settings'
import type { AskedCall } from './call'

type Lists = Pick<SpamcheckSettings, 'checkOnly' | 'neverCheck'>
const sets = new WeakMap<Lists, { only: ReadonlySet<number>; never: ReadonlySet<number> }>()

/**
 * Whether what stands in this project is evaluated at all. Both lists count at once, and being listed in both means no.
 * What stands in no project (a personal snippet) is on neither list.
 */
export function isProjectAllowed({ project, lists }: { project: AskedCall['project']; lists: Lists }): boolean {
  if (!project) return true
  const { only, never } = setsOf(lists)
  return !never.has(project.id) && (only.size === 0 || only.has(project.id))
}

/** Lists may hold thousands, and settings are read once in a while, calls all the time. */
function setsOf(lists: Lists): { only: ReadonlySet<number>; never: ReadonlySet<number> } {
  let made = sets.get(lists)
  if (!made) {
    const ids = (list: readonly { id: number }[]): Set<number> => new Set(list.map(({ id }) => id))
    made = { only: ids(lists.checkOnly), never: ids(lists.neverCheck) }
    sets.set(lists, made)
  }
  return made
}
