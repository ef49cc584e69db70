import { z } from 'zod'
import type { ReadEvent } from '../intake/read-event'

const id = z.int().positive()

/** Body of an event that we made ourselves, for what no hook tells of. */
export const sweptEventSchema = z.strictObject({
  kind: z.literal('snippet_check'),
  snippet: z.strictObject({ id, projectId: id.nullable() }),
})
export type SweptEvent = z.infer<typeof sweptEventSchema>

/** What the body of a swept event is about, in the words of `readEvent`. */
export function readSweptEvent({ raw }: { raw: Uint8Array }): ReadEvent {
  const parsed = sweptEventSchema.safeParse(parse(raw))
  if (!parsed.success) {
    const detail = 'The body of this event was written by another version of Natterjack. It can be left alone.'
    return { outcome: 'ignore', kind: null, reason: 'unreadable', detail }
  }
  const { kind, snippet } = parsed.data
  return { outcome: 'screen', kind, subject: { kind: 'snippet', ...snippet } }
}

function parse(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw))
  } catch {
    return undefined
  }
}
