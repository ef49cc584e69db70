import { z } from 'zod'

const address = z.object({ host: z.string(), port: z.number() })
const at = z.number()

/** What a worker says of its Spamcheck door, for the page about it. Times in milliseconds since 1970, by the worker's clock. */
export const doorStatusSchema = z.object({
  /** Null: open. Else why it is shut and what to do, in a sentence. */
  shut: z.string().nullable(),
  grpc: address.nullable(),
  http: address.nullable(),
  tls: z
    .object({
      /** When the certificate in use ends. */
      expiresAt: at,
      /** Null: the files are as they were read. Else why newer ones aren't in use, in a sentence. */
      trouble: z.string().nullable(),
    })
    .nullable(),
  /** Short names of the keys that open it; none, and strangers are let in. */
  keys: z.array(z.string()),
  /** Answers since the start, by verdict. */
  answers: z.record(z.string(), z.number()),
  /**
   * Calls and connections turned away without an answer, by why: `unauthenticated`, `malformed`, `too_large`, `too_slow`,
   * `cut_short` (ended before the question was there), `cancelled` (judged, but nobody waited any more), `handshake`,
   * `connections` (too many).
   */
  refused: z.record(z.string(), z.number()),
  /** Of the latest answers; null: none yet. */
  latency: z.object({ p50Ms: z.number(), p99Ms: z.number(), calls: z.number() }).nullable(),
  lastCallAt: at.nullable(),
  lastError: z.object({ at, what: z.string() }).nullable(),
  /** Those who called lately, at most 20, the latest first. */
  clients: z.array(
    z.object({ client: z.string(), address: z.string(), agent: z.string(), calls: z.number(), lastAt: at }),
  ),
  /** Answers that wait to be stored. */
  buffer: z.object({
    waiting: z.number(),
    spilled: z.number(),
    spilledBytes: z.number(),
    /** Since the start: there was no room left for them. */
    dropped: z.number(),
    /** Null: what is answered is stored. Else since when and why not, in a sentence. */
    trouble: z.string().nullable(),
  }),
  /** How often an author was looked up, and how often the answer didn't wait for it. */
  standings: z.object({ asked: z.number(), late: z.number() }),
})
export type DoorStatus = z.infer<typeof doorStatusSchema>
