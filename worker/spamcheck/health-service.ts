import {
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type sendUnaryData,
  status as statusCode,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js'
import { service } from 'grpc-health-check'

type Asked = { service: string }
type Health = { status: 'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN' }

export const healthService = service as unknown as ServiceDefinition

/** Each holds a stream open, and no key is asked for. */
const mostWatchers = 100

/**
 * grpc.health.v1.Health for these names. Our own implementation of the package's service: theirs keeps every name that was
 * ever watched, and anybody may watch.
 */
export function createHealthService(names: readonly string[]) {
  let serving = true
  const watchers = new Set<{ name: string; call: ServerWritableStream<Asked, Health> }>()
  const known = new Set(names)
  const healthOf = (name: string): Health['status'] =>
    known.has(name) ? (serving ? 'SERVING' : 'NOT_SERVING') : 'SERVICE_UNKNOWN'
  const implementation: UntypedServiceImplementation = {
    check: ({ request }: ServerUnaryCall<Asked, Health>, callback: sendUnaryData<Health>) => {
      if (known.has(request.service)) callback(null, { status: healthOf(request.service) })
      else callback({ code: statusCode.NOT_FOUND, details: 'There is no such service here.' })
    },
    list: (_call: unknown, callback: sendUnaryData<{ statuses: Record<string, Health> }>) => {
      callback(null, { statuses: Object.fromEntries(names.map((name) => [name, { status: healthOf(name) }])) })
    },
    watch: (call: ServerWritableStream<Asked, Health>) => {
      if (watchers.size >= mostWatchers) {
        const details = 'Too many watch the health of this server.'
        call.emit('error', { code: statusCode.RESOURCE_EXHAUSTED, details })
        return
      }
      const watcher = { name: known.has(call.request.service) ? call.request.service : ' unknown', call }
      watchers.add(watcher)
      call.on('cancelled', () => watchers.delete(watcher))
      call.write({ status: healthOf(watcher.name) })
    },
  }
  return {
    implementation,
    /** From now on: not serving. Those who watch are told, and their streams end. */
    stop: () => {
      if (!serving) return
      serving = false
      for (const { name, call } of watchers) {
        call.write({ status: healthOf(name) })
        call.end()
      }
      watchers.clear()
    },
  }
}
