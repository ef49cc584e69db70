import type { Pool } from 'pg'
import { env } from '../env'
import { AppError } from '../errors'
import { log as sharedLog } from '../log'
import type { HookHeaders } from './hook-headers'
import { type HookSecurity, hookSecurity } from './hook-security'
import { readBody } from './read-body'
import { type Gauge, openReception, type Reception } from './reception'
import { createRefusalLog, type RefusalLog } from './refusal-log'
import { type Refusal, refusals } from './refusals'
import { createEventStore } from './store-event'

export type HookAnswer = {
  status: number
  body: { event?: string; message: string }
  /** Seconds for `Retry-After`. */
  retryAfter?: number
  /** Set when there is something new to work on: repeats and bodies that weren't kept have none. */
  eventId?: string
}

type Opening = { method: string; headers: HookHeaders; source?: 'HOOK' | 'FILE_HOOK' }

/** One hook while it comes in, for shells that are handed the bytes. */
export type OpenHook = {
  push: Reception['push']
  /** The body is complete, or `push` said enough: stores and answers. Call it or `abort`, once. */
  finish: () => Promise<HookAnswer>
  /** The body will never be complete; nothing is stored. */
  abort: (refusal: 'too_slow' | 'cut_short') => HookAnswer
}

export type Intake = {
  /** Milliseconds a body may take to arrive. */
  bodyDeadlineMs: number
  open: (opening: Opening) => OpenHook
  /** The same in one call, for shells that have the body as a stream. Never rejects. */
  receive: (request: Opening & { body: AsyncIterable<Uint8Array> }) => Promise<HookAnswer>
  refusals: RefusalLog['counts']
  /** Resolves when every hook in hand is committed and answered. */
  idle: () => Promise<void>
}

type IntakeOptions = {
  pool: Pool
  /** Milliseconds since 1970. */
  clock?: () => number
  log?: Pick<typeof sharedLog, 'warn'>
  security?: HookSecurity
  maxBytes?: number
  maxBytesInFlight?: number
  bodyDeadlineMs?: number
  patienceMs?: number
}

/** GitLab itself sends no more than this. */
const gitlabMaxBytes = 25 * 1024 * 1024

/**
 * The one way in for hooks: checks, keeps the raw bytes, and answers 202 once they are committed. What the body says is
 * read later, from the row. Anything but a commit is never a 202.
 */
export function createIntake(options: IntakeOptions): Intake {
  const {
    pool,
    clock = Date.now,
    log = sharedLog,
    security = hookSecurity(env()),
    maxBytes = env().HOOK_MAX_BYTES,
    // Three of the largest at once, or thousands of ordinary ones.
    maxBytesInFlight = Math.max(64 * 1024 * 1024, 3 * maxBytes),
    // GitLab gives up after 10 s; body and patience together stay below that in all but the worst case.
    bodyDeadlineMs = 8_000,
    patienceMs = 5_000,
  } = options
  const events = createEventStore({ pool, patienceMs })
  const refused = createRefusalLog({ log })
  const gauge = createGauge(maxBytesInFlight)
  const drainBytes = Math.max(gitlabMaxBytes, maxBytes) + 1024 * 1024

  const refuse = (refusal: Refusal, event?: string, cause?: string): HookAnswer => {
    refused.note(refusal, cause)
    const { status, message } = refusals[refusal]
    return {
      status,
      body: event === undefined ? { message } : { event, message },
      ...(status === 503 && { retryAfter: 5 }),
    }
  }

  const store = async (reception: Reception): Promise<HookAnswer> => {
    try {
      const { event, refusal } = reception.end()
      if (!event) return refuse(refusal)
      const { id, fresh } = await events.store(event)
      if (refusal) return refuse(refusal, id)
      if (!fresh) return { status: 202, body: { event: id, message: 'This hook had been stored before.' } }
      return { status: 202, body: { event: id, message: 'Stored.' }, eventId: id }
    } catch (error) {
      const cause = error instanceof AppError ? error.cause : error
      return refuse('unavailable', undefined, cause instanceof Error ? cause.message : String(cause))
    } finally {
      reception.close()
    }
  }

  const open = ({ method, headers, source }: Opening): OpenHook => {
    const now = clock()
    const reception = openReception({ method, headers, source, security, now, maxBytes, drainBytes, gauge })
    return {
      push: reception.push,
      finish: () => store(reception),
      abort: (refusal) => {
        reception.close()
        return refuse(refusal)
      },
    }
  }
  return {
    bodyDeadlineMs,
    open,
    receive: async ({ body, ...opening }) => {
      const hook = open(opening)
      const ended = await readBody({ body, push: hook.push, deadlineMs: bodyDeadlineMs })
      return ended === 'complete' ? hook.finish() : hook.abort(ended)
    },
    refusals: refused.counts,
    idle: events.idle,
  }
}

function createGauge(limit: number): Gauge {
  let taken = 0
  return {
    take: (bytes) => {
      if (taken + bytes > limit) return false
      taken += bytes
      return true
    },
    give: (bytes) => {
      taken -= bytes
    },
  }
}
