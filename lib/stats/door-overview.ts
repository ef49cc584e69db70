import { env } from '../env'
import { freshSettings } from '../settings/fresh-settings'
import { type DoorAddress, doorAddress } from '../spamcheck/door-address'
import type { DoorStatus } from '../spamcheck/door-status'
import { readWorkers, type Workers } from './read-workers'

export type DoorOverview = {
  redis: Workers['redis']
  /** Every worker that runs; `door` null: one of an older version. */
  workers: { id: string; startedAt: number; door: DoorStatus | null }[]
  address: DoorAddress
  /** Of GitLab's API, for a command line; null: GITLAB_URL isn't set. */
  gitlabUrl: string | null
  monitor: boolean
  dryRun: boolean
}

/** The door as its workers tell of it, and where GitLab finds it. */
export async function doorOverview({
  read = readWorkers,
}: {
  read?: () => Promise<Workers>
} = {}): Promise<DoorOverview> {
  const [{ settings }, { redis, running }] = await Promise.all([freshSettings(), read()])
  const { SPAMCHECK_PUBLIC_URL: publicUrl, GITLAB_URL } = env()
  const workers = running
    .map(({ id, startedAt, spamcheck }) => ({ id, startedAt, door: spamcheck }))
    .sort((one, other) => one.startedAt - other.startedAt || one.id.localeCompare(other.id))
  return {
    redis,
    workers,
    address: doorAddress({ publicUrl, doors: workers.flatMap(({ door }) => door ?? []) }),
    gitlabUrl: GITLAB_URL?.replace(/\/$/, '') ?? null,
    monitor: settings.spamcheck.monitor,
    dryRun: settings.dryRun,
  }
}
