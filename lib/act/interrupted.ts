/** A claim older than this, in seconds, belongs to a worker that went away: reading and calling together take less. */
export const interruptedAfterSeconds = 60
