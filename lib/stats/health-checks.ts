import type { Workers } from './read-workers'

export const checkIds = ['gitlab', 'worker', 'hooks', 'backlog', 'dead_letters', 'trust', 'dry_run'] as const
export type CheckId = (typeof checkIds)[number]

/** `todo` belongs to setting up; `fail` is something that worked, or should. */
export type Check = { id: CheckId; state: 'ok' | 'todo' | 'fail'; title: string; detail: string }

export type Facts = {
  /** Host of the configured GitLab; null while address or token are missing. */
  gitlabHost: string | null
  workers: Workers
  dryRun: boolean
  /** Whether anything is on the trust lists. */
  trusted: boolean
  /** Whether an e-mail domain is. */
  domainsListed: boolean
  deadLetters: number
  openEvents: number
  oldestOpenAt: Date | null
  lastHookAt: Date | null
}

/** A backlog older than this (milliseconds) is more than a burst. */
const oldBacklog = 10 * 60 * 1000

/** The state of the whole as a list that says what to do, first things first. */
export function healthChecks(facts: Facts, now = Date.now()): Check[] {
  return [checkWorker(facts), checkGitLab(facts), checkHooks(facts), checkBacklog(facts, now), checkDead(facts)].concat(
    checkTrust(facts),
    checkDryRun(facts),
  )
}

function checkWorker({ workers: { redis, running } }: Facts): Check {
  const check = { id: 'worker', title: 'Worker' } as const
  if (redis === 'unreachable')
    return {
      ...check,
      state: 'fail',
      detail: 'Redis can’t be reached. Hooks are still stored; screening waits until it is back.',
    }
  if (running.length === 0)
    return {
      ...check,
      state: 'fail',
      detail: 'No worker is running. Start one: hooks are stored, but nothing is screened.',
    }
  const trouble = running.find(({ model }) => model?.trouble)?.model?.trouble
  if (trouble) return { ...check, state: 'fail', detail: trouble }
  return {
    ...check,
    state: 'ok',
    detail: running.length === 1 ? 'A worker is running.' : `${running.length} workers are running.`,
  }
}

function checkGitLab({ gitlabHost, workers: { running } }: Facts): Check {
  const check = { id: 'gitlab', title: 'GitLab' } as const
  if (!gitlabHost)
    return {
      ...check,
      state: 'todo',
      detail: 'Set GITLAB_URL and GITLAB_TOKEN. README.md says which rights the token needs.',
    }
  const trouble = running.find(({ gitlab }) => gitlab.trouble !== null)
  if (trouble) return { ...check, state: 'fail', detail: trouble.gitlab.trouble ?? '' }
  const [worker] = running
  if (!worker)
    return { ...check, state: 'todo', detail: `${gitlabHost} is checked by the worker, which isn’t running.` }
  const { botUsername, tokenExpiresAt } = worker.gitlab
  if (!botUsername) return { ...check, state: 'todo', detail: `${gitlabHost} is being asked who we are.` }
  const expiry = tokenExpiresAt ? ` The token ends on ${tokenExpiresAt}.` : ''
  return {
    ...check,
    state: 'ok',
    detail: `${gitlabHost} answers ${botUsername} as an administrator.${expiry}`,
  }
}

function checkHooks({ lastHookAt, gitlabHost }: Facts): Check {
  const check = { id: 'hooks', title: 'Hooks' } as const
  if (lastHookAt) return { ...check, state: 'ok', detail: 'Hooks are coming in.' }
  const where = gitlabHost ? `in ${gitlabHost} ` : ''
  return {
    ...check,
    state: 'todo',
    detail: `No hook has come in lately. Add a system hook ${where}that points to /api/hooks/gitlab, and press “Test” there.`,
  }
}

function checkBacklog({ openEvents, oldestOpenAt }: Facts, now: number): Check {
  const check = { id: 'backlog', title: 'Backlog' } as const
  const age = oldestOpenAt ? now - oldestOpenAt.getTime() : 0
  if (age <= oldBacklog) return { ...check, state: 'ok', detail: 'Events are screened as they come.' }
  const count = openEvents === 1 ? 'One event waits' : `${openEvents.toLocaleString('en')} events wait`
  return {
    ...check,
    state: 'fail',
    detail: `${count}, the oldest for ${Math.round(age / 60_000)} min. Events says what for.`,
  }
}

function checkDead({ deadLetters }: Facts): Check {
  const check = { id: 'dead_letters', title: 'Dead letters' } as const
  if (deadLetters === 0) return { ...check, state: 'ok', detail: 'Every event found its end.' }
  const count = deadLetters === 1 ? 'One event' : `${deadLetters.toLocaleString('en')} events`
  return { ...check, state: 'fail', detail: `${count} could not be screened. Events says why and replays them.` }
}

function checkTrust({ trusted, domainsListed, workers: { running } }: Facts): Check {
  const check = { id: 'trust', title: 'Trust lists' } as const
  if (domainsListed && running.some(({ gitlab }) => gitlab.confirmsAddresses === false))
    return {
      ...check,
      state: 'fail',
      detail:
        'The listed e-mail domains exempt nobody: GitLab does not confirm addresses, so anybody could sign up with one of theirs. Set “Email confirmation settings” in GitLab (Admin > Settings > General > Sign-up restrictions) to soft or hard.',
    }
  if (trusted) return { ...check, state: 'ok', detail: 'Known good people and projects are exempt.' }
  return {
    ...check,
    state: 'todo',
    detail: 'List the e-mail domains, groups or people you know are good: they are never flagged.',
  }
}

function checkDryRun({ dryRun }: Facts): Check {
  const check = { id: 'dry_run', title: 'Dry run' } as const
  if (!dryRun) return { ...check, state: 'ok', detail: 'Decisions are carried out in GitLab.' }
  return {
    ...check,
    state: 'todo',
    detail: 'Nothing is done in GitLab yet. When the plans look right, an admin ends dry run in Settings.',
  }
}
