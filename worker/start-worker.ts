import { dueActions } from '@/lib/act/due-actions'
import { listenLive } from '@/lib/db/live'
import { closePool, makePool } from '@/lib/db/pool'
import { closePrisma } from '@/lib/db/prisma'
import { env } from '@/lib/env'
import { createGitLabClient } from '@/lib/gitlab/client'
import { bringForward } from '@/lib/intake/bring-forward'
import { countOpenEvents, leaseDueEvents, maxDue } from '@/lib/intake/due-events'
import { stillOpenEvents } from '@/lib/intake/still-open-events'
import { log } from '@/lib/log'
import { createMetrics } from '@/lib/metrics'
import { waitingRuns } from '@/lib/model/run/waiting-runs'
import { consumerConnection } from '@/lib/queue/connection'
import { createProducer } from '@/lib/queue/producer'
import { openStatusBoard } from '@/lib/queue/status-board'
import { dropSettings } from '@/lib/settings/settings-store'
import { dropTrustList } from '@/lib/trust/trust-list-store'
import { carryOut } from './carry-out'
import { consume } from './consume'
import { consumeBatches } from './consume-batches'
import { type Dispatcher, startDispatcher } from './dispatcher'
import { forgetCalls } from './forget-calls'
import { startHealth } from './health'
import { makeTools } from './make-tools'
import { measureQueue } from './measure-queue'
import { meterGitLab } from './meter-gitlab'
import { openModels } from './open-models'
import { reportStatus } from './report-status'
import { runTraining } from './run-training'
import { screenBatches } from './screen-batches'
import { screenEvent } from './screen-event'
import { openSpamcheck } from './spamcheck/open-spamcheck'
import { trainThreadFile } from './train-thread-file'
import { watchGitLab } from './watch-gitlab'
import { watchRecovery } from './watch-recovery'
import { watchSnippets } from './watch-snippets'
import { watchTraining } from './watch-training'

export type RunningWorker = {
  /** Finishes what is in hand, takes nothing new, and lets go of everything. */
  stop: () => Promise<void>
}

/** Most actions at once: each is one write to GitLab, and they are few. */
const actConcurrency = 4

/** Everything a worker process does. @throws when the environment lacks what it needs, or a port is taken */
export async function startWorker(): Promise<RunningWorker> {
  const { GITLAB_URL, GITLAB_TOKEN, GITLAB_TIMEOUT_MS, GITLAB_CONNECTIONS, WORKER_CONCURRENCY } = env()
  if (!GITLAB_URL || !GITLAB_TOKEN)
    throw new Error('The worker needs GITLAB_URL and GITLAB_TOKEN. README.md says which rights the token needs.')
  const metrics = createMetrics()
  const client = createGitLabClient({
    url: GITLAB_URL,
    token: GITLAB_TOKEN,
    timeoutMs: GITLAB_TIMEOUT_MS,
    connections: GITLAB_CONNECTIONS,
    log,
  })
  const gitlab = meterGitLab(client, metrics)
  const watch = watchGitLab({ gitlab, log })
  // Everything a worker stores can be done again as long as the event is open, and the event's end is stored last: none of
  // it needs to wait for the disk. (What was acknowledged or decided by a person is committed elsewhere, durably.)
  const pool = makePool(env().DATABASE_URL, env().DATABASE_POOL, { hurried: true })
  const models = await openModels({ pool, log })
  const tools = makeTools({ pool, gitlab, metrics, models, botUserId: watch.botUserId })
  const spamcheck = await openSpamcheck({ models, memberships: tools.memberships, metrics })
  const producer = createProducer()
  const ended = { count: 0, lastAt: null as number | null }

  const connection = consumerConnection()
  const screenBatch = screenBatches({
    concurrency: WORKER_CONCURRENCY,
    log,
    stillOpen: (eventIds) => stillOpenEvents({ pool, eventIds }),
    screen: async (eventId, suspect) => {
      await screenEvent({ eventId, suspect, tools })
      ended.count++
      ended.lastAt = Date.now()
    },
  })
  const screen = consumeBatches({ connection, fill: WORKER_CONCURRENCY, run: screenBatch })
  const act = consume({
    queue: 'act',
    connection,
    concurrency: actConcurrency,
    run: ({ actionId }) => carryOut(actionId, tools),
  })
  const stopping = new AbortController()
  const train = consume({
    queue: 'train',
    connection,
    concurrency: 1,
    run: ({ runId }) =>
      runTraining({
        runId: Number(runId),
        databaseUrl: env().DATABASE_URL,
        threadFile: trainThreadFile(),
        log,
        signal: stopping.signal,
      }),
  })
  const forgetting = forgetCalls({ pool, log })
  const training = watchTraining({ hand: (runId) => producer.train(String(runId)), log })

  const dispatcher: Dispatcher = startDispatcher({
    log,
    metrics,
    sources: [
      {
        name: 'screen',
        waitingJobs: producer.waitingJobs,
        lease: () => leaseDueEvents({ pool }),
        add: producer.screenMissing,
        maxPerTurn: maxDue,
      },
      {
        name: 'act',
        lease: async () => (await dueActions({ limit: 100 })).map(String),
        add: async (ids) => void (await Promise.all(ids.map((id) => producer.act(id, 0)))),
        // Not leased but deduplicated by job id: a full turn may be the same rows again.
        maxPerTurn: Number.POSITIVE_INFINITY,
      },
      {
        name: 'train',
        lease: waitingRuns,
        add: async (ids) => void (await Promise.all(ids.map(producer.train))),
        maxPerTurn: Number.POSITIVE_INFINITY,
      },
    ],
  })
  const live = listenLive({
    databaseUrl: env().DATABASE_URL,
    onMessage: ({ topic }) => {
      if (topic === 'settings') dropSettings()
      if (topic === 'lists') dropTrustList()
      if (topic === 'settings' || topic === 'lists') spamcheck.refresh()
      if (topic === 'event') dispatcher.wake()
      if (topic === 'model') void models.refresh()
    },
    onReconnect: () => {
      dropSettings()
      dropTrustList()
      spamcheck.refresh()
      dispatcher.wake()
      void models.refresh()
    },
  })
  const recovery = watchRecovery({
    gitlab,
    forward: (after) => bringForward({ pool, after, most: maxDue }),
    wake: dispatcher.wake,
    log,
  })
  const snippets = watchSnippets({ pool, gitlab, wake: dispatcher.wake, log })
  const report = reportStatus({
    board: openStatusBoard(),
    log,
    gitlab: watch.status,
    model: () => ({ name: models.currentModel().name, trouble: models.trouble() }),
    spamcheck: spamcheck.status,
    ended: () => ended,
  })
  let ready = false
  const health = await startHealth({
    host: env().WORKER_HEALTH_HOST,
    port: env().WORKER_HEALTH_PORT,
    metrics,
    notReady: () => (ready ? null : 'still connecting'),
    measure: async () => {
      spamcheck.measure()
      metrics.gitlabUp.set(gitlab.health().state === 'up' ? 1 : 0)
      await measureQueue({ metrics, countOpen: () => countOpenEvents({ pool }), waitingJobs: producer.waitingJobs })
    },
  })
  await Promise.all([screen.waitUntilReady(), act.waitUntilReady(), train.waitUntilReady()])
  ready = true
  log.info({ concurrency: WORKER_CONCURRENCY, health: env().WORKER_HEALTH_PORT }, 'worker is ready')

  return {
    stop: async () => {
      ready = false
      watch.stop()
      await spamcheck.stop()
      await Promise.all([recovery.stop(), snippets.stop()])
      await dispatcher.stop()
      stopping.abort()
      await Promise.all([screen.close(), act.close(), train.close(), training.stop(), forgetting.stop(), models.stop()])
      await tools.shadowScores.idle()
      await report.stop()
      await Promise.all([producer.close(), live.close()])
      connection.disconnect()
      health.close()
      health.closeAllConnections()
      await Promise.all([tools.classifier.close(), tools.fetcher.close(), gitlab.close()])
      await Promise.all([closePrisma(), closePool(), pool.end()])
    },
  }
}
