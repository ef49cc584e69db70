import { z } from 'zod'

const refSchema = z.object({
  iid: z.int().optional(),
  noteable: z.object({ type: z.enum(['issue', 'merge_request', 'snippet']), iid: z.int() }).optional(),
})

/** `item.ref` as it was stored; what can't be read is unknown. */
export function readRef(ref: unknown): z.infer<typeof refSchema> {
  return refSchema.safeParse(ref).data ?? {}
}
