import { z } from 'zod'

/** What the model service answers, as Spamphibian's does; its stub gives the prediction as a string. */
export const externalAnswerSchema = z.object({
  prediction: z.union([
    z.literal(0),
    z.literal(1),
    z.literal('0').transform(() => 0),
    z.literal('1').transform(() => 1),
  ]),
  score: z.number().min(0).max(1),
})
export type ExternalAnswer = { prediction: number; score: number }

/** Why the model service gave no usable answer, in words for a moderator. */
export class ExternalModelError extends Error {
  /** Whether asking again at once may help: 429, 5xx and failed connections. */
  readonly transient: boolean
  /** Whether it speaks against the service as a whole. A missing route for one kind of event doesn't. */
  readonly counts: boolean

  constructor(options: { message: string; transient?: boolean; counts?: boolean; cause?: unknown }) {
    super(options.message, { cause: options.cause })
    this.name = 'ExternalModelError'
    this.transient = options.transient ?? false
    this.counts = options.counts ?? true
  }
}
