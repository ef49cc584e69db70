import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/**
 * What a worker counts, for Prometheus. Labels hold our own words only, never anything a hook or a user brought: their
 * number must stay small.
 */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'natterjack_' })
  const registers = [registry]
  return {
    registry,
    eventsEnded: new Counter({
      name: 'natterjack_events_ended_total',
      help: 'Events that found an end, or were put off, by how and why.',
      labelNames: ['state', 'reason'],
      registers,
    }),
    stepSeconds: new Histogram({
      name: 'natterjack_step_seconds',
      help: 'Time an event spent in one step, waiting for its batch included.',
      labelNames: ['step'],
      buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    verdicts: new Counter({
      name: 'natterjack_verdicts_total',
      help: 'Verdicts by kind of item.',
      labelNames: ['kind', 'verdict'],
      registers,
    }),
    actions: new Counter({
      name: 'natterjack_actions_total',
      help: 'Actions taken up, by what became of them.',
      labelNames: ['result'],
      registers,
    }),
    gitlabSeconds: new Histogram({
      name: 'natterjack_gitlab_call_seconds',
      help: 'Calls to GitLab by result.',
      labelNames: ['result'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    batchSize: new Histogram({
      name: 'natterjack_batch_size',
      help: 'Rows that shared one statement.',
      labelNames: ['batch'],
      buckets: [1, 2, 5, 10, 25, 50, 100, 200],
      registers,
    }),
    dispatched: new Counter({
      name: 'natterjack_dispatched_total',
      help: 'Rows the dispatcher handed to the queue.',
      labelNames: ['queue'],
      registers,
    }),
    gitlabUp: new Gauge({
      name: 'natterjack_gitlab_up',
      help: '1: calls go out. 0: they are held back (outage, rate limit, token).',
      registers,
    }),
    queueWaitingJobs: new Gauge({
      name: 'natterjack_queue_waiting_jobs',
      help: 'Jobs waiting in Redis, each with up to 50 events.',
      registers,
    }),
    eventsOpen: new Gauge({
      name: 'natterjack_events_open',
      help: 'Events without an end in the database.',
      registers,
    }),
    oldestOpenSeconds: new Gauge({
      name: 'natterjack_oldest_open_event_seconds',
      help: 'Age of the oldest event without an end.',
      registers,
    }),
    // The server of the Spamcheck door (worker/spamcheck).
    spamcheckRefused: new Counter({
      name: 'natterjack_spamcheck_refused_total',
      help: 'Spamcheck calls and connections turned away without an answer, by why.',
      labelNames: ['reason'],
      registers,
    }),
    spamcheckConnections: new Gauge({
      name: 'natterjack_spamcheck_connections',
      help: 'Open gRPC connections to the Spamcheck door.',
      registers,
    }),
    spamcheckVerdicts: new Counter({
      name: 'natterjack_spamcheck_verdicts_total',
      help: 'What GitLab was answered when it asked before it saved.',
      labelNames: ['type', 'verdict', 'reason'],
      registers,
    }),
    spamcheckSeconds: new Histogram({
      name: 'natterjack_spamcheck_seconds',
      help: 'Time from the arrival of a Spamcheck call to its answer.',
      buckets: [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 2],
      registers,
    }),
    spamcheckStandings: new Counter({
      name: 'natterjack_spamcheck_standings_total',
      help: 'Authors of Spamcheck calls: held in memory, found in time, late, or left out while the database was away.',
      labelNames: ['result'],
      registers,
    }),
    spamcheckBufferWaiting: new Gauge({
      name: 'natterjack_spamcheck_buffer_waiting',
      help: 'Spamcheck answers in memory that wait to be stored.',
      registers,
    }),
    spamcheckBufferSpilled: new Gauge({
      name: 'natterjack_spamcheck_buffer_spilled',
      help: 'Spamcheck answers on disk that wait to be stored.',
      registers,
    }),
    spamcheckBufferSpilledBytes: new Gauge({
      name: 'natterjack_spamcheck_buffer_spilled_bytes',
      help: 'Bytes of the Spamcheck answers on disk.',
      registers,
    }),
    spamcheckDropped: new Counter({
      name: 'natterjack_spamcheck_dropped_total',
      help: 'Spamcheck answers that were given and never stored, since there was no room left for them.',
      registers,
    }),
  }
}
