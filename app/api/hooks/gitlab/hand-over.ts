import { collectPerTick } from '@/lib/intake/collect-per-tick'
import { log } from '@/lib/log'
import { createProducer, type Producer } from '@/lib/queue/producer'

let producer: Producer | undefined

/** Hands new events to the workers. A failure is no loss: the worker's dispatcher finds the row. */
export const handOver = collectPerTick((eventIds: string[]) => {
  producer ??= createProducer()
  producer.screen(eventIds).catch((error: Error) => {
    log.warn({ error: error.message }, 'queue unreachable, events wait for the dispatcher')
  })
})
