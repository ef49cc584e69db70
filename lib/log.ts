import pino from 'pino'
import { logLevel } from './env'

/**
 * The structured log. Bodies, tokens and cookies never go in: log ids, and let the reader look them up.
 * Text that users wrote is a field's value, never part of the message, so that a line can't be forged.
 */
export const log = pino({
  level: logLevel(),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
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
