import { AppError } from '../errors'
import type { Settings } from './settings'

type AllowBlockOptions = {
  before: Settings
  after: Settings
  /** What was typed to confirm. */
  confirm: string | undefined
}

/**
 * BLOCK lets GitLab ban people at once, without a person looking and whether or not this is dry run: it takes "ban", typed.
 * @throws AppError `bad_request` naming the field `confirmBlock`
 */
export function assertBlockMeant({ before, after, confirm }: AllowBlockOptions): void {
  if (before.spamcheck.allowBlock || !after.spamcheck.allowBlock) return
  if (confirm?.trim().toLowerCase() === 'ban') return
  const message = 'Allowing BLOCK lets GitLab ban authors at once, without a person looking. Type ban to confirm.'
  throw new AppError({ code: 'bad_request', message, details: { issues: [{ path: 'confirmBlock', message }] } })
}
