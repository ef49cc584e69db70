export type BufferLimits = {
  /** Records in memory, and their size in bytes. */
  records: number
  bytes: number
  /** Records and bytes of one statement. */
  batchRecords: number
  batchBytes: number
  /** So long calls gather that share a statement. */
  gatherMs: number
  /** What couldn't be stored for so long goes to disk: a killed process loses little more than that. */
  spillAfterMs: number
  /** Between two tries while the database is away: the first time, and at most. */
  retryMs: readonly [first: number, longest: number]
  /** What `stop` waits for the database. */
  stopMs: number
  /** How often files of processes that are gone are looked for. */
  adoptMs: number
}

export const bufferLimits: BufferLimits = {
  // Some ten seconds of all that one worker can answer: so long a database or a disk may take over a statement or a file.
  records: 40_000,
  bytes: 64 * 1024 * 1024,
  batchRecords: 500,
  batchBytes: 4 * 1024 * 1024,
  gatherMs: 500,
  spillAfterMs: 1_000,
  retryMs: [100, 5_000],
  stopMs: 3_000,
  adoptMs: 60_000,
}
