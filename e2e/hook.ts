import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { readState } from './state'

/** Sends a body as GitLab would, signed. Answers with the event's number. */
export async function sendHook(body: string): Promise<string> {
  const { web, secrets } = readState()
  const id = randomUUID()
  const at = new Date()
  const answer = await fetch(`${web}/api/hooks/gitlab`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secrets.signingToken).sign(id, at, body),
    },
    body,
  })
  const { event } = (await answer.json()) as { event?: string }
  if (answer.status !== 202 || !event) throw new Error(`The hook was answered ${answer.status}.`)
  return event
}
