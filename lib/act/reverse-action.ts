import type { Actor } from '../audit/record-audit'
import { transact } from '../db/transact'
import { holdAction } from './hold-action'
import { type Reversal, storeReversal } from './store-reversal'

type ReverseActionOptions = {
  actionId: number
  actor: Actor
  /** Also when other standing decisions want the same done. */
  anyway?: boolean
}

/**
 * Takes back in GitLab what an action did, by its recorded inverse, at once; in a dry run it is only planned. One that is
 * just being called is reversed as soon as it is clear what became of it. Asking twice makes one reversal.
 * @returns REFUSED when the action had changed nothing
 * @throws AppError as `storeReversal`
 */
export async function reverseAction({ actionId, ...options }: ReverseActionOptions): Promise<Reversal> {
  return transact(async (tx) => {
    await holdAction({ tx, actionId })
    return storeReversal({ tx, actionId, ...options })
  })
}
