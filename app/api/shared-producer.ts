import { createProducer, type Producer } from '@/lib/queue/producer'

let shared: Producer | undefined

/** One connection to the queue for all routes of this process, made when the first needs it. */
export function sharedProducer(): Producer {
  shared ??= createProducer()
  return shared
}
