import { createHmac } from 'node:crypto'

type SignedHeadersOptions = {
  /** `whsec_…` */
  token: string
  /** More tokens to sign with: their signatures come first. */
  also?: string[]
  body: Uint8Array
  /** Milliseconds since 1970. */
  at: number
  id?: string
}

/** The three headers of Standard Webhooks, written from the specification and not from the code under test. */
export function signedHeaders({
  token,
  also = [],
  body,
  at,
  id = 'delivery-1',
}: SignedHeadersOptions): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const sign = (each: string): string => {
    const key = Buffer.from(each.slice('whsec_'.length), 'base64')
    const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body])
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  }
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': [...also, token].map(sign).join(' '),
  }
}
