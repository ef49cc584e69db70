import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Metrics } from '@/lib/metrics'

type HealthOptions = {
  /** 127.0.0.1, or 0.0.0.0 in a container, whose loopback nobody outside reaches. */
  host: string
  port: number
  metrics: Metrics
  /** What keeps the worker from working; null: nothing. */
  notReady: () => string | null
  /** Refreshes gauges before they are read. */
  measure: () => Promise<void>
}

/**
 * Serves GET /health (the process turns its event loop), /ready (it can work), /metrics (Prometheus). A
 * process whose loop hangs answers none of them: its supervisor should then restart it.
 */
export async function startHealth({ host, port, metrics, notReady, measure }: HealthOptions): Promise<Server> {
  const send = (response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  }
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0]
    if (request.method !== 'GET') return send(response, 405, 'only GET')
    if (path === '/health') return send(response, 200, 'ok')
    if (path === '/ready') {
      const reason = notReady()
      return send(response, reason ? 503 : 200, reason ?? 'ready')
    }
    if (path !== '/metrics') return send(response, 404, 'there is /health, /ready and /metrics')
    measure()
      .then(() => metrics.registry.metrics())
      .then(
        (text) => send(response, 200, text, metrics.registry.contentType),
        () => send(response, 500, 'the metrics could not be read'),
      )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return server
}
