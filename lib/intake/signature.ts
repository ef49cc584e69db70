import { createHmac, type Hmac, hash, timingSafeEqual } from 'node:crypto'
import type { HookHeaders } from './hook-headers'
import type { HookSecurity } from './hook-security'

/** Standard Webhooks: how far the sender's clock may be off, either way. */
const toleranceSeconds = 5 * 60
const maxSignatures = 16

export type Distrust =
  | 'no_token'
  | 'wrong_token'
  | 'no_signature'
  | 'bad_signature_headers'
  | 'signature_too_old'
  | 'signature_in_future'
  | 'wrong_signature'

export type AuthenticityCheck = {
  /** What the headers alone already show; then the body need not be read. */
  readonly refused: Distrust | undefined
  update: (chunk: Uint8Array) => void
  /** After the last byte. Undefined: authentic. */
  verdict: () => Distrust | undefined
}

type OpenCheckOptions = {
  headers: HookHeaders
  security: HookSecurity
  /** Milliseconds since 1970. */
  now: number
}

/**
 * Checks that a hook is GitLab's, over the raw bytes as they come in, so that a body too large to keep is checked as well.
 * A signature, where there is one and we hold signing tokens, decides alone: a wrong one isn't made good by the token.
 * Our own code because the `standardwebhooks` package turns the body into a string first, in which invalid bytes all look alike.
 */
export function openCheck({ headers, security, now }: OpenCheckOptions): AuthenticityCheck {
  const { secretHashes, signingKeys, allowUnauthenticated } = security
  const signature = headers['webhook-signature']
  if (signingKeys.length > 0 && (signature !== undefined || secretHashes.length === 0))
    return openSignatureCheck({ headers, signingKeys, now })
  if (secretHashes.length > 0) return settled(checkToken(headers['x-gitlab-token'], secretHashes))
  return settled(allowUnauthenticated ? undefined : 'no_token')
}

function settled(refused: Distrust | undefined): AuthenticityCheck {
  return { refused, update: () => undefined, verdict: () => refused }
}

/** Compares hashes, so that neither content nor length of a secret shows in the time taken. */
function checkToken(token: string | string[] | undefined, secretHashes: readonly Buffer[]): Distrust | undefined {
  if (token === undefined || token === '') return 'no_token'
  if (typeof token !== 'string' || token.length > 1024) return 'wrong_token'
  const given = hash('sha256', token, 'buffer')
  let matches = 0
  for (const secretHash of secretHashes) matches += timingSafeEqual(given, secretHash) ? 1 : 0
  return matches > 0 ? undefined : 'wrong_token'
}

type SignatureCheckOptions = { headers: HookHeaders; signingKeys: readonly Buffer[]; now: number }

function openSignatureCheck({ headers, signingKeys, now }: SignatureCheckOptions): AuthenticityCheck {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const signatures = parseSignatures(headers['webhook-signature'])
  if (signatures === undefined) return settled('no_signature')
  if (signatures.length === 0) return settled('bad_signature_headers')
  if (typeof id !== 'string' || !/^[\x21-\x7e]{1,256}$/.test(id)) return settled('bad_signature_headers')
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return settled('bad_signature_headers')
  const age = Math.floor(now / 1000) - Number(timestamp)
  if (age > toleranceSeconds) return settled('signature_too_old')
  if (age < -toleranceSeconds) return settled('signature_in_future')

  const hmacs: Hmac[] = signingKeys.map((key) => createHmac('sha256', key).update(`${id}.${timestamp}.`))
  return {
    refused: undefined,
    update: (chunk) => {
      for (const hmac of hmacs) hmac.update(chunk)
    },
    verdict: () => {
      let matches = 0
      for (const expected of hmacs.map((hmac) => hmac.digest()))
        for (const given of signatures) matches += timingSafeEqual(expected, given) ? 1 : 0
      return matches > 0 ? undefined : 'wrong_signature'
    },
  }
}

/** The `v1` signatures of the header, 32 bytes each; other versions are passed over. Undefined: no header, or an empty one. */
function parseSignatures(header: string | string[] | undefined): Buffer[] | undefined {
  if (header === undefined || header === '') return undefined
  if (typeof header !== 'string' || header.length > 4096) return []
  return header
    .split(' ')
    .slice(0, maxSignatures)
    .filter((part) => /^v1,[A-Za-z0-9+/]{43}=$/.test(part))
    .map((part) => Buffer.from(part.slice(3), 'base64'))
}
