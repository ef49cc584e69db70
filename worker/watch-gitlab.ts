import type { GitLabClient } from '@/lib/gitlab/client'
import { GitLabError } from '@/lib/gitlab/gitlab-error'
import { getConfirmsAddresses } from '@/lib/gitlab/instance-settings'
import { checkPrivilege, type Privilege } from '@/lib/gitlab/privilege'
import type { log as sharedLog } from '@/lib/log'
import type { WorkerStatus } from '@/lib/queue/status-board'

export type GitLabWatch = {
  /** GitLab's id of our own account; null until GitLab has told. */
  botUserId: () => number | null
  status: () => WorkerStatus['gitlab']
  stop: () => void
}

type WatchGitLabOptions = {
  gitlab: GitLabClient
  log: typeof sharedLog
  /** Between two looks when all is well, and when it isn't, in milliseconds. */
  calmMs?: number
  troubledMs?: number
}

/**
 * Asks GitLab at the start, and now and then, who we are and whether we may do what is needed. A token without an
 * administrator's rights gets answers that look fine and lack half of the facts, so this fails loudly: in the log, and on
 * the status page until it is mended.
 */
export function watchGitLab(options: WatchGitLabOptions): GitLabWatch {
  const { gitlab, log, calmMs = 10 * 60_000, troubledMs = 15_000 } = options
  let known: Privilege | null = null
  let confirmsAddresses: boolean | null = null
  // None until GitLab was asked: a worker that has just started is no trouble that every page should tell of.
  let trouble: { reason: string; message: string } | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const look = async (): Promise<void> => {
    try {
      const first = known === null
      known = await checkPrivilege(gitlab)
      const confirms = await getConfirmsAddresses(gitlab)
      if (!confirms && confirmsAddresses !== false) log.error({ gitlab: gitlab.url }, unconfirmedAddresses)
      if (confirms && confirmsAddresses === false) log.info({ gitlab: gitlab.url }, 'GitLab confirms addresses again')
      confirmsAddresses = confirms
      if (trouble || first)
        log.info({ gitlab: gitlab.url, bot: known.botUsername }, 'GitLab answers us as an administrator')
      trouble = null
    } catch (error) {
      const said =
        error instanceof GitLabError ? error : new GitLabError({ reason: 'unavailable', message: String(error) })
      if (trouble?.reason !== said.reason) log.error({ gitlab: gitlab.url, reason: said.reason }, said.message)
      trouble = { reason: said.reason, message: said.message }
    }
    if (!stopped) timer = setTimeout(() => void look(), trouble ? troubledMs : calmMs)
  }
  void look()

  return {
    botUserId: () => known?.botUserId ?? null,
    status: () => {
      // What the calls have met since the last look is newer than the look.
      const now = gitlab.health()
      const held = now.state === 'up' ? null : (now.reason ?? 'unavailable')
      return {
        url: gitlab.url,
        trouble: trouble?.message ?? (held ? (heldBack[held] ?? 'Calls to GitLab are held back.') : null),
        reason: trouble?.reason ?? held,
        botUsername: known?.botUsername ?? null,
        scopes: known?.scopes ?? null,
        tokenExpiresAt: known?.expiresAt ?? null,
        confirmsAddresses,
      }
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** GitLab then marks the address of every sign-up as confirmed, whoever's it is. */
const unconfirmedAddresses =
  'GitLab does not confirm e-mail addresses (email_confirmation_setting is off, or may not be read): e-mail domains on the trust lists exempt nobody until it does'

const heldBack: Partial<Record<string, string>> = {
  unavailable: 'GitLab does not answer. Events wait and go on by themselves when it does.',
  rate_limited: 'GitLab asked for fewer requests. Events wait until it lets us go on.',
  unauthorized: "GitLab refused Natterjack's token. Make a new one and set GITLAB_TOKEN.",
  lost_privilege:
    "GitLab answers as to an ordinary user. Give the bot's account administrator rights, or its token the scope admin_mode.",
}
