import { type Agent, request } from 'undici'
import type { Delivery } from './hook'

/** One POST, no retry: a delivery that fails is lost, as in GitLab. Fills in the outcome. */
export async function sendDelivery(options: { delivery: Delivery; agent: Agent; timeoutMs: number }): Promise<void> {
  const { delivery, agent, timeoutMs } = options
  const started = performance.now()
  delivery.outcome = 'sending'
  try {
    const answer = await request(delivery.url, {
      method: 'POST',
      headers: delivery.requestHeaders,
      body: delivery.requestBody,
      dispatcher: agent,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    })
    await answer.body.dump()
    delivery.status = answer.statusCode
    delivery.outcome = answer.statusCode >= 200 && answer.statusCode < 400 ? 'delivered' : 'failed'
  } catch (error) {
    delivery.outcome = 'failed'
    delivery.error = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
  delivery.durationMs = performance.now() - started
}
