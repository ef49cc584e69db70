import { prisma } from '../db/prisma'
import { env } from '../env'
import { freshSettings } from '../settings/fresh-settings'
import { type Check, type Facts, healthChecks } from './health-checks'
import { readWorkers, type Workers } from './read-workers'

export type Status = {
  /** `fail`: something doesn't work. `todo`: the setup isn't complete. */
  state: 'ok' | 'todo' | 'fail'
  checks: Check[]
  dryRun: boolean
  undoSeconds: number
  /** Items that wait for a person, and since when the oldest does. */
  waiting: number
  oldestAt: Date | null
  /** Events that ended without success. */
  deadLetters: number
  /** Events that have work left. */
  openEvents: number
  lastHookAt: Date | null
}

/** What the frame shows on every page, and the checklist of the first run. Costs a few index look-ups. */
export async function findStatus(options: { read?: () => Promise<Workers> } = {}): Promise<Status> {
  const [{ settings }, counts, workers] = await Promise.all([
    freshSettings(),
    readCounts(),
    (options.read ?? readWorkers)(),
  ])
  const { GITLAB_URL, GITLAB_TOKEN } = env()
  const facts: Facts = {
    gitlabHost: GITLAB_URL && GITLAB_TOKEN ? new URL(GITLAB_URL).host : null,
    workers,
    dryRun: settings.dryRun,
    trusted: counts.trusted,
    domainsListed: counts.domains_listed,
    deadLetters: Number(counts.dead),
    openEvents: Number(counts.open),
    oldestOpenAt: counts.oldest_open,
    lastHookAt: counts.last_hook,
  }
  const checks = healthChecks(facts)
  const states = checks.map(({ state }) => state)
  return {
    state: states.includes('fail') ? 'fail' : states.includes('todo') ? 'todo' : 'ok',
    checks,
    dryRun: settings.dryRun,
    undoSeconds: settings.undoSeconds,
    waiting: Number(counts.waiting),
    oldestAt: counts.oldest,
    deadLetters: facts.deadLetters,
    openEvents: facts.openEvents,
    lastHookAt: counts.last_hook,
  }
}

type Counts = {
  waiting: bigint
  oldest: Date | null
  dead: bigint
  open: bigint
  oldest_open: Date | null
  last_hook: Date | null
  trusted: boolean
  domains_listed: boolean
}

async function readCounts(): Promise<Counts> {
  const [row] = await prisma().$queryRaw<Counts[]>`
    SELECT queue.waiting, queue.oldest, dead.count AS dead, open.count AS open, open.oldest AS oldest_open,
      -- Sweeps come in between: hooks are looked for among the newest events only.
      (SELECT max("received_at") FROM (SELECT "received_at", "source" FROM "event" ORDER BY "id" DESC LIMIT 1000) AS newest
        WHERE "source" <> 'SWEEP') AS last_hook,
      EXISTS (SELECT 1 FROM "list_entry" WHERE "removed_at" IS NULL AND ("expires_at" IS NULL OR "expires_at" > now())) AS trusted,
      EXISTS (SELECT 1 FROM "list_entry" WHERE "removed_at" IS NULL AND ("expires_at" IS NULL OR "expires_at" > now())
        AND "kind" = 'EMAIL_DOMAIN') AS domains_listed
    FROM
      (SELECT count(*) AS waiting, min("queued_at") AS oldest FROM "item"
        WHERE "review_state" IN ('PENDING', 'SECOND_OPINION')) AS queue,
      (SELECT count(*) AS count FROM "event" WHERE "state" = 'DEAD') AS dead,
      (SELECT count(*) AS count, min("received_at") AS oldest FROM "event" WHERE "state" = 'OPEN') AS open`
  if (!row) throw new Error('the status query answered no row')
  return row
}
