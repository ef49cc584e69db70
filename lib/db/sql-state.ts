/** Of Node's sockets, and Prisma's words for the same. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2034',
])
/** pg has no code for these. */
const connectionMessages = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Query read timeout',
]

/**
 * Whether Postgres is away, restarting, full, or made two transactions wait for each other: the same statement may well
 * succeed later. (SQLSTATE classes 08, 53, 57 and 40; and what has no SQLSTATE because no answer came.)
 */
export function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  if (code && (connectionCodes.has(code) || /^(?:08|53|57|40)[0-9A-Z]{3}$/.test(code))) return true
  return connectionMessages.some((message) => error.message.startsWith(message))
}

/** Whether Postgres refused what one row holds (class 22: not storable, 23: against a constraint). */
export function isRefusedRow(error: unknown): boolean {
  return error instanceof Error && /^2[23][0-9A-Z]{3}$/.test(codeOf(error) ?? '')
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
