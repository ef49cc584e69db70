import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import { Pool } from 'undici'
import { ask } from '@/lib/classify/ask-external-model'
import { type ExternalAnswer, ExternalModelError } from '@/lib/classify/external-answer'

export type ExternalModel = {
  /**
   * Asks for one item; `raw` is the GitLab REST object, sent as it is.
   * @throws ExternalModelError saying in one sentence why there is no answer, in no more than the deadline
   */
  predict(options: { eventType: string; raw: unknown }): Promise<ExternalAnswer>
  close(): Promise<void>
}

type Options = {
  /** Such as `http://model:5001`; a path is kept. */
  url: string
  /** Milliseconds for one item, retries included. */
  deadlineMs?: number
  /** Failures in a row after which the service is left alone for `restMs`. */
  failuresToRest?: number
  restMs?: number
}

/** A client for the model service that Spamphibian's users run: `POST {url}/predict_{event_type}` → `{prediction, score}`. */
export function createExternalModel(options: Options): ExternalModel {
  const { url, deadlineMs = 2_000, failuresToRest = 5, restMs = 15_000 } = options
  const base = new URL(url)
  const pool = new Pool(base.origin, {
    connections: 16,
    connectTimeout: deadlineMs,
    headersTimeout: deadlineMs,
    bodyTimeout: deadlineMs,
    pipelining: 1,
  })
  const retrying = retry(
    handleWhen((error) => error instanceof ExternalModelError && error.transient),
    { maxAttempts: 3, backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }) },
  )
  const breaker = breakerOf(failuresToRest, restMs)
  const policy = wrap(breaker, timeout(deadlineMs, TimeoutStrategy.Aggressive), retrying)
  return { predict, close: () => pool.destroy() }

  async function predict({ eventType, raw }: { eventType: string; raw: unknown }): Promise<ExternalAnswer> {
    const path = `${base.pathname.replace(/\/$/, '')}/predict_${eventType.replace(/[^a-z0-9_]/gi, '_').slice(0, 64)}`
    const body = JSON.stringify(raw ?? {})
    try {
      return await policy.execute(({ signal }) => ask({ pool, path, body, signal }))
    } catch (error) {
      throw explain(error, deadlineMs, failuresToRest)
    }
  }
}

function breakerOf(failures: number, restMs: number): CircuitBreakerPolicy {
  const counted = handleWhen(
    (error) => error instanceof TaskCancelledError || (error instanceof ExternalModelError && error.counts),
  )
  return circuitBreaker(counted, { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failures) })
}

function explain(error: unknown, deadlineMs: number, failures: number): ExternalModelError {
  if (error instanceof ExternalModelError) return error
  if (error instanceof TaskCancelledError) {
    return new ExternalModelError({ message: `The model service didn't answer within ${deadlineMs} ms.`, cause: error })
  }
  if (error instanceof BrokenCircuitError) {
    return new ExternalModelError({
      message: `The model service failed ${failures} times in a row and is left alone for a while.`,
      cause: error,
    })
  }
  return new ExternalModelError({ message: 'The model service could not be asked.', cause: error })
}
