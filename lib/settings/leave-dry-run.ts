import { AppError } from '../errors'
import type { Settings } from './settings'

type LeaveDryRunOptions = {
  before: Settings
  after: Settings
  /** What was typed to confirm. */
  confirm: string | undefined
  /** Address of the GitLab that would be acted in. */
  gitlabUrl: string | undefined
}

/**
 * Ending dry run is the one switch that changes other people's accounts: it takes the host of that GitLab, or "act", typed.
 * @throws AppError `bad_request` naming the field `confirm`
 */
export function assertLeavingDryRunMeant({ before, after, confirm, gitlabUrl }: LeaveDryRunOptions): void {
  if (!before.dryRun || after.dryRun) return
  const typed = confirm?.trim().toLowerCase()
  const host = gitlabUrl ? new URL(gitlabUrl).host : undefined
  if (typed === 'act' || (host !== undefined && typed === host)) return
  const message = `Ending dry run lets decisions change accounts and projects in GitLab. Type ${host ? `${host} or ` : ''}act to confirm.`
  throw new AppError({ code: 'bad_request', message, details: { issues: [{ path: 'confirm', message }] } })
}
