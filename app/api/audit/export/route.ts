import { z } from 'zod'
import { auditFilterSchema } from '@/lib/audit/audit-filter'
import { exportAudit, exportFormats } from '@/lib/audit/export-audit'
import { handle } from '../../handle'

const query = auditFilterSchema.extend({ format: z.enum(exportFormats) })
const contentTypes = { jsonl: 'application/x-ndjson', csv: 'text/csv; charset=utf-8' }

export const GET = handle({ role: 'VIEWER', query }, async ({ query: { format, ...filter } }) => {
  const lines = await exportAudit({ filter, format })
  const name = `natterjack-audit-${new Date().toISOString().slice(0, 10)}.${format}`
  return new Response(streamOf(lines), {
    headers: { 'content-type': contentTypes[format], 'content-disposition': `attachment; filename="${name}"` },
  })
})

/** Reads on only when the browser has taken what was sent: a slow download holds one page of entries, not all. */
function streamOf(lines: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = lines[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await iterator.return?.()
    },
  })
}
