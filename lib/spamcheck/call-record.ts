import { randomUUID } from 'node:crypto'
import type { AskedCall, CallRecord, JudgedCall } from './call'

type CallRecordOptions = { call: AskedCall; judgement: JudgedCall; at: Date; tookMs: number }

/**
 * What is kept of a call. What a trusted author wrote isn't ours to keep: its text, and the reasons that quote it, are left
 * out here, before anything could store or spill them. The text's key stays, by which the item is recognised.
 */
export function callRecord({ call, judgement, at, tookMs }: CallRecordOptions): CallRecord {
  const kept = { uid: randomUUID(), at, tookMicros: Math.round(tookMs * 1_000) }
  if (judgement.trust === null) return { ...kept, call, judgement }
  const { kind, meta } = call.content
  const content = { kind, fields: {}, ...(meta && { meta }) }
  return { ...kept, call: { ...call, content }, judgement: { ...judgement, reasons: [] } }
}
