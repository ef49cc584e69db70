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

export type LogLines = { log: pino.Logger; flush: () => void }

/**
 * For lines that come by the thousand, to standard output by default, and hold only fields of ours: kept in memory until they are flushed, and not searched
 * for what to redact. Each line of `log` is a write of its own, which costs as much as the answer it tells of.
 */
export function openLogLines({ dest = 1 }: { dest?: number | string } = {}): LogLines {
  const destination = pino.destination({ dest, sync: true, minLength: 16_000 })
  return {
    log: pino({ level: logLevel(), base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, destination),
    flush: () => destination.flushSync(),
  }
}
