import pino from 'pino'

/** Where Postgres quotes the row that it refuses: `detail` a key's values, `where` the JSON it was reading. */
const quoting = ['detail', 'where', 'internalQuery']

/** An error as the log has it: without what it quotes of rows, which hold what people wrote and must be forgotten in time. */
export function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const known = pino.stdSerializers.err(error)
  return Object.fromEntries(Object.entries(known).filter(([name]) => !quoting.includes(name)))
}
