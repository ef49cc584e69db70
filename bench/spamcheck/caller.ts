/** How a call ended: with a message (its first and last bytes tell enough), or without one. */
export type Ending = (message: Buffer | null) => void

/** One connection that makes calls which were prepared for it. */
export type Caller<Prepared> = {
  /** `end` is called once, and never before this returns. */
  ask(call: Prepared, end: Ending): void
  close: () => void
}
