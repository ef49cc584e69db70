import type { log as sharedLog } from '../log'
import type { Settings } from '../settings/settings'
import { currentSettings, dropSettings } from '../settings/settings-store'
import type { Memberships } from '../trust/check-trust'
import type { TrustList } from '../trust/trust-list'
import { currentTrustList, dropTrustList } from '../trust/trust-list-store'

/** What answers go by, as it was last known. */
export type DoorSnapshot = {
  settings: Settings
  settingsId: number | null
  trustList: TrustList
  confirmsAddresses: boolean
}

export type DoorState = {
  /** Null: the database hasn't been read since the start, or not with success. */
  current: () => DoorSnapshot | null
  /** Reads again. For the live messages `settings` and `lists`, and after a reconnect. Never rejects. */
  refresh: () => Promise<void>
  stop: () => Promise<void>
}

type CreateDoorStateOptions = {
  /** Who is asked whether GitLab confirms addresses; without it, nobody is exempt by theirs. */
  memberships?: Pick<Memberships, 'confirmsAddresses'>
  log: Pick<typeof sharedLog, 'warn' | 'info'>
  /** For those whose live message was lost. */
  everyMs?: number
}

/**
 * Settings and lists, held so that they can be read without waiting. What was last known stays while the database is away, or
 * holds settings that this version can't read (an entry whose time is up ends all the same). Whether GitLab confirms addresses is asked on the side: until it has
 * answered, and after it has said no, no address exempts anybody.
 */
export function createDoorState({ memberships, log, everyMs = 5_000 }: CreateDoorStateOptions): DoorState {
  let settings: Pick<DoorSnapshot, 'settings' | 'settingsId'> | undefined
  let trustList: TrustList | undefined
  let confirmsAddresses = false
  let snapshot: DoorSnapshot | null = null
  let away = false
  let reading: Promise<void> | undefined
  let again = false
  let asking = false
  let gitlabAway = false

  const join = (): void => {
    if (settings && trustList) snapshot = { ...settings, trustList, confirmsAddresses }
  }
  const read = async (): Promise<void> => {
    dropSettings()
    dropTrustList()
    const [newSettings, newList] = await Promise.allSettled([currentSettings(), currentTrustList()])
    // Settings of a newer version may say "only watch" or "never here": the defaults would refuse what they let through.
    if (newSettings.status === 'fulfilled' && newSettings.value.readable) {
      settings = { settings: newSettings.value.settings, settingsId: newSettings.value.id }
    }
    if (newList.status === 'fulfilled') trustList = newList.value
    join()
    const failed = [newSettings, newList].find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected' && !away) {
      log.warn({ err: failed.reason }, 'settings and lists can’t be read, answers go by the last known ones')
    }
    if (!failed && away) log.info('settings and lists are read again')
    away = failed !== undefined
  }
  const readUntilFresh = async (): Promise<void> => {
    do {
      again = false
      await read()
    } while (again)
  }
  const ask = async (): Promise<void> => {
    if (!memberships || asking) return
    asking = true
    try {
      confirmsAddresses = await memberships.confirmsAddresses()
      gitlabAway = false
      join()
    } catch (error) {
      if (!gitlabAway)
        log.warn({ err: error }, 'GitLab didn’t say whether it confirms addresses, what it said last counts')
      gitlabAway = true
    } finally {
      asking = false
    }
  }
  const refresh = (): Promise<void> => {
    // A read that is under way may have looked before the change.
    again = reading !== undefined
    reading ??= readUntilFresh().finally(() => {
      reading = undefined
    })
    void ask()
    return reading
  }
  void refresh()
  const timer = setInterval(() => void refresh(), everyMs)
  return {
    current: () => snapshot,
    refresh,
    stop: async () => {
      clearInterval(timer)
      await reading
    },
  }
}
