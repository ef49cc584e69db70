import pino from 'pino'
import { logLevel } from './env'
import { errorForLog } from './log-error'

/**
 * The structured log. Bodies, tokens and cookies never go in: log ids, and let the reader look them up.
 * Text that users wrote is a field's value, never part of the message, so that a line can't be forged.
 */
export const log = pino({
  level: logLevel(),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: errorForLog },
  redact: {
    paths: [
      'token',
      '*.token',
      'password',
      '*.password',
      'authorization',
      '*.authorization',
      'cookie',
      '*.cookie',
      'raw',
      '*.raw',
    ],
    censor: '[redacted]',
  },
})

/** What the log of the old Spamcheck's dashboards goes through, and whatever else comes by the thousand. */
export type LogLines = {
  info: (line: Record<string, unknown>, message: string) => void
  /** Writes at once what waits. */
  flush: () => void
}

type OpenLogLinesOptions = {
  dest?: number | string
  level?: ReturnType<typeof logLevel>
  /** How long a line may wait for others, in milliseconds. */
  gatherMs?: number
}

/**
 * For lines that come by the thousand, to standard output by default, and hold only fields of ours: not searched for what to
 * redact, and written together. A line of `log` is a write of its own, which costs as much as the answer it tells of.
 */
export function openLogLines({ dest = 1, level = logLevel(), gatherMs = 100 }: OpenLogLinesOptions = {}): LogLines {
  const destination = pino.destination({ dest, sync: true, minLength: 16_000 })
  const info = pino.levels.values.info as number
  const isOn = (pino.levels.values[level] ?? Number.POSITIVE_INFINITY) <= info
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    destination.flushSync()
  }
  /** `flushSync` also waits for the disk where standard output is a file, and every answer would wait with it. */
  const write = (): void => {
    timer = undefined
    destination.flush()
  }
  return {
    info: (line, msg) => {
      if (!isOn) return
      destination.write(`${JSON.stringify({ level: info, time: new Date().toISOString(), ...line, msg })}\n`)
      timer ??= setTimeout(write, gatherMs).unref()
    },
    flush,
  }
}
