import type { ActionRow } from './action-row'
import { nothingToDo, type Planned, planSchema, refuse } from './plan'
import { planAction } from './plan-action'
import { planUnblock } from './plan-user'
import { inEffect, type Present } from './present'

type PlanNowOptions = { action: Pick<ActionRow, 'kind' | 'item' | 'reverses'>; present: Present }

/** The plan made exact by what was read a moment ago: what is so already is left alone, and the inverse restores what was. */
export function planNow({ action, present }: PlanNowOptions): Planned {
  const { kind, item } = action
  switch (kind) {
    case 'BLOCK_USER':
    case 'CLOSE_ISSUE':
    case 'MAKE_PROJECT_PRIVATE': {
      const visibility = present.visibility ?? item.visibility
      return planAction({ kind, item: { ...item, visibility }, author: present.author, issue: present.issue })
    }
    default:
      return planReversal({ ...action, kind }, present)
  }
}

type Reversal = { kind: 'UNBLOCK_USER' | 'REOPEN_ISSUE' | 'RESTORE_PROJECT_VISIBILITY' } & Pick<ActionRow, 'reverses'>

function planReversal({ kind, reverses }: Reversal, present: Present): Planned {
  const done = planSchema.safeParse(reverses?.plan).data?.steps[0]
  if (!done?.inverse || reverses?.state !== 'DONE')
    return refuse('nothing_to_reverse', 'The action changed nothing in GitLab, so there is nothing to restore.')
  if (kind === 'UNBLOCK_USER')
    return present.author ? planUnblock(present.author) : refuse('gone', 'GitLab has the account no longer.')
  const { words, method, path, body } = done
  const step = { ...done.inverse, inverse: { words, method, path, ...(body && { body }) } }
  if (inEffect(kind, step, present)) return nothingToDo('It is as it was', path)
  if (kind === 'RESTORE_PROJECT_VISIBILITY' && present.visibility !== 'private')
    return refuse('changed_since', `Somebody has made the project ${present.visibility} meanwhile. It is left so.`)
  return { step }
}
